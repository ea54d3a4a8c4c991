package cn.zhijia.events.games.standing;

import java.util.UUID;

import cn.zhijia.events.games.rule.Outcome;

/** Where an entry stands, before points. */
record Standing(UUID entry, Integer rank, Outcome outcome, Long value, Reason reason) {

    static Standing ranked(Ranked ranked, Long value) {
        return new Standing(ranked.id(), ranked.rank(), Outcome.VALID, value, ranked.reason());
    }

    /** Without rank, for good. */
    static Standing out(UUID entry, Outcome outcome) {
        return new Standing(entry, null, outcome, null, Reason.of(switch (outcome) {
            case DNS -> Because.DNS;
            case DNF -> Because.DNF;
            case DQ -> Because.DQ;
            case VALID -> throw new IllegalArgumentException("a valid result has a rank");
        }));
    }

    /** Without rank so far. */
    static Standing open(UUID entry, Because code) {
        return new Standing(entry, null, null, null, Reason.of(code));
    }
}
