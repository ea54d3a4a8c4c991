package cn.zhijia.events.games.rule;

/** What those who share a rank are given: the points of that rank each, or the average of the places they take up. */
public enum TiedPoints {
    FULL,
    AVERAGED
}
