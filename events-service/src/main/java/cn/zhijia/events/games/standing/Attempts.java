package cn.zhijia.events.games.standing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.EntryTie;
import cn.zhijia.events.games.rule.Outcome;

/** Ranks counts and times. */
final class Attempts {

    private final DisciplineRules rules;
    private final Map<UUID, Score> scores = new HashMap<>();

    Attempts(DisciplineRules rules, List<Result> results) {
        this.rules = rules;
        results.forEach(r -> scores.put(r.entry(), Score.of(rules, r)));
    }

    List<Standing> standings(boolean drawn, List<List<UUID>> lots) {
        var valid = scores.keySet().stream().filter(id -> scores.get(id).outcome() == Outcome.VALID).toList();
        Comparator<Long> order = Score.less(rules) ? Comparator.naturalOrder() : Comparator.reverseOrder();
        var groups = Groups.of(valid, id -> scores.get(id).value(), order);
        var ranked = Ranking.of(groups, id -> Reason.of(Because.RESULT), tiebreaks(), drawn, lots);
        return Stream.concat(ranked.stream().map(r -> Standing.ranked(r, scores.get(r.id()).value())),
                scores.keySet().stream().filter(id -> !valid.contains(id)).map(this::without)).toList();
    }

    private Standing without(UUID entry) {
        var outcome = scores.get(entry).outcome();
        return outcome == null ? Standing.open(entry, Because.NOT_CONTESTED) : Standing.out(entry, outcome);
    }

    /** Those of matches part nobody here. */
    private List<Tiebreak> tiebreaks() {
        var tiebreaks = new ArrayList<Tiebreak>();
        for (EntryTie tie : rules.ties()) {
            if (tie == EntryTie.FEWER_PENALTIES) {
                tiebreaks.add(new Tiebreak(Because.FEWER_PENALTIES, null, true, (id, tied) -> scores.get(id).penalties()));
            } else if (tie == EntryTie.NEXT_BEST) {
                int most = scores.values().stream().mapToInt(s -> s.values().size()).max().orElse(0);
                for (int nth = 1; nth <= most; nth++) {
                    tiebreaks.add(nextBest(nth));
                }
            }
        }
        return tiebreaks;
    }

    private Tiebreak nextBest(int nth) {
        return new Tiebreak(Because.NEXT_BEST, nth, Score.less(rules), (id, tied) -> {
            var values = scores.get(id).values();
            return nth <= values.size() ? values.get(nth - 1) : null;
        });
    }
}
