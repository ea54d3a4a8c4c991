package cn.zhijia.events.games.rule;

/** Which of several attempts counts. */
public enum Combine {
    BEST,
    SUM,
    LAST
}
