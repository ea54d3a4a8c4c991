package cn.zhijia.events.games.bracket;

/** How a match was decided. */
public enum Decided {
    PLAYED,
    /** 弃权: the other side did not come. No legs: it is not a 0:0. */
    WALKOVER,
    /** The other side was disqualified in this match. */
    DQ,
    /** 轮空: there was no other side. */
    BYE
}
