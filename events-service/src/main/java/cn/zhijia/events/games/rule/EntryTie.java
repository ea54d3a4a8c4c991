package cn.zhijia.events.games.rule;

/** How entries with equal results are parted in their discipline. */
public enum EntryTie {
    /** The next best attempt, and so on. */
    NEXT_BEST,
    /** The smaller sum of penalties over all attempts. */
    FEWER_PENALTIES,
    /** ROUND_ROBIN: the matches among the tied alone. */
    HEAD_TO_HEAD,
    /** ROUND_ROBIN: legs won less legs lost. */
    LEG_DIFFERENCE
}
