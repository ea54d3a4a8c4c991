package cn.zhijia.events.games.standing;

import java.util.Comparator;
import java.util.List;

import cn.zhijia.events.games.rule.Combine;
import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.Outcome;

/**
 * What an entry's attempts come to.
 *
 * @param outcome null: nothing to rank it by so far
 * @param value null unless VALID
 * @param values of all valid attempts, the best first
 * @param penalties of all attempts
 */
record Score(Outcome outcome, Long value, List<Long> values, long penalties) {

    static Score of(DisciplineRules rules, Result result) {
        var tries = result.tries().stream().sorted(Comparator.comparingInt(Try::number)).toList();
        var values = tries.stream().filter(t -> t.outcome() == Outcome.VALID).map(t -> value(rules, t))
                .sorted(less(rules) ? Comparator.naturalOrder() : Comparator.reverseOrder()).toList();
        var outcome = out(result.whole()) ? result.whole() : outcome(rules, tries, values);
        var value = outcome == Outcome.VALID ? combined(rules, tries, values) : null;
        return new Score(outcome, value, values, tries.stream().mapToLong(Try::penalty).sum());
    }

    static boolean out(Outcome whole) {
        return whole != null && whole != Outcome.VALID;
    }

    static boolean less(DisciplineRules rules) {
        return rules.kind() == DisciplineKind.TIME_LESS;
    }

    /** A count does not fall below 0: a valid attempt is never worth less than a void one. */
    private static long value(DisciplineRules rules, Try attempt) {
        return less(rules) ? attempt.value() + attempt.penalty() : Math.max(0, attempt.value() - attempt.penalty());
    }

    private static Outcome outcome(DisciplineRules rules, List<Try> tries, List<Long> values) {
        if (tries.isEmpty()) {
            return null;
        }
        var last = tries.get(tries.size() - 1).outcome();
        if (rules.combine() == Combine.LAST) {
            return last == Outcome.DNS ? worst(tries) : last;
        }
        if (rules.combine() == Combine.SUM && less(rules)) {
            return values.size() < tries.size() ? worst(tries) : ofTimes(rules, tries);
        }
        return values.isEmpty() ? worst(tries) : Outcome.VALID;
    }

    /** A sum of times is worth something when none is missing: the fewer, the smaller it would be. */
    private static Outcome ofTimes(DisciplineRules rules, List<Try> tries) {
        return tries.size() < rules.attempts() ? null : Outcome.VALID;
    }

    /** Who came to one attempt did start. */
    private static Outcome worst(List<Try> tries) {
        if (tries.stream().allMatch(t -> t.outcome() == Outcome.DNS)) {
            return Outcome.DNS;
        }
        return tries.stream().anyMatch(t -> t.outcome() == Outcome.DQ) ? Outcome.DQ : Outcome.DNF;
    }

    private static long combined(DisciplineRules rules, List<Try> tries, List<Long> values) {
        return switch (rules.combine()) {
            case BEST -> values.get(0);
            case SUM -> values.stream().mapToLong(Long::longValue).sum();
            case LAST -> value(rules, tries.get(tries.size() - 1));
        };
    }
}
