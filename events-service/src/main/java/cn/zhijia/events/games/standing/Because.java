package cn.zhijia.events.games.standing;

/** Why somebody has this rank, or none. An open list: more may come. */
public enum Because {
    /** The own result alone: nobody else has the same. */
    RESULT,
    /** ROUND_ROBIN: the number of matches won alone. */
    WINS,
    /** A team: its points alone. */
    POINTS,
    /** Equal results, parted by the {@code nth} best attempt. */
    NEXT_BEST,
    /** Equal results, parted by the smaller sum of penalties. */
    FEWER_PENALTIES,
    /** Equal wins, parted by the matches among the tied alone. */
    HEAD_TO_HEAD,
    /** Equal wins, parted by legs won less legs lost. */
    LEG_DIFFERENCE,
    /** Teams with equal points, parted by the number of {@code nth} places. */
    COUNTBACK,
    /** Teams with equal points, parted by how often each was the best of those tied. */
    FIRSTS_AMONG_TIED,
    /** Parted by a lot on record: {@code mine} and {@code theirs} are the places in it. */
    LOT,
    /** Nothing parts them and the rules draw no lots: they share the rank. */
    SHARED,
    /** Nothing parts them so far: they share the rank until a lot over exactly these is on record. */
    UNRESOLVED,
    /** Won or lost the final. */
    FINAL,
    /** Won or lost the match for the third place. */
    THIRD_PLACE,
    /** Lost in the {@code nth} round: all who lost in that round share the rank. */
    LOST_IN_ROUND,
    /** KNOCKOUT: those of {@code against} came further, but have no rank: who came after them moves up. */
    MOVED_UP,
    /** No rank: did not start after the call. */
    DNS,
    /** No rank: did not finish. */
    DNF,
    /** No rank: disqualified. */
    DQ,
    /** No rank yet: nothing to rank it by so far. */
    NOT_CONTESTED,
    /** No rank yet: matches to come decide it. */
    UNDECIDED,
    /** No rank: too few entries, the discipline fell. */
    FALLEN,
    /** A team without a rank: it took no place in any discipline. */
    NO_PLACE
}
