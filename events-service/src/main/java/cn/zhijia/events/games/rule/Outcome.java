package cn.zhijia.events.games.rule;

/** How an attempt, or a whole entry, ended. Without VALID there is neither rank nor points. */
public enum Outcome {
    VALID,
    /** Did not start after the call (弃权). */
    DNS,
    /** Did not finish. */
    DNF,
    /** Disqualified (取消成绩). */
    DQ
}
