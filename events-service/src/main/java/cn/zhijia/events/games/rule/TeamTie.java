package cn.zhijia.events.games.rule;

/** How teams with equal points are parted. */
public enum TeamTie {
    /** Most first places, then most seconds, and so on, in all disciplines. */
    COUNTBACK,
    /**
     * In each discipline the best of the tied teams alone counts one: most of these. A better result can so lower a rank, when
     * it
     * changes who is tied.
     */
    FIRSTS_AMONG_TIED
}
