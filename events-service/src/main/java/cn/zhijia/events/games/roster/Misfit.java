package cn.zhijia.events.games.roster;

import java.util.Locale;

/** What is wrong with a row of athletes beside what can be wrong with any row. Each has its words as {@code field.CODE}. */
enum Misfit {
    NAME_MISSING,
    TEAM_MISSING,
    UNKNOWN_TEAM,
    UNKNOWN_DISCIPLINE,
    /** Twice in one cell. */
    TWICE,
    ATHLETE_IN_OTHER_TEAM,
    /** A number under another name is more likely a slip than a change of name. */
    OTHER_NAME,
    /** Somebody from that team, or that team from that discipline: an old file does not undo it. */
    TAKEN_OFF,
    DISCIPLINES_USED_UP,
    OVER_ATHLETES_MAX;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
