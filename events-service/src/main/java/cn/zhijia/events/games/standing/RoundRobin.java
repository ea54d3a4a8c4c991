package cn.zhijia.events.games.standing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.EntryTie;
import cn.zhijia.events.games.rule.Outcome;

/**
 * 循环赛: ranks by matches won; while it goes on, by those won so far. Who is out takes its matches along: they count for nobody,
 * since only some would have met it.
 */
final class RoundRobin {

    private final DisciplineRules rules;
    private final Matches matches;
    private final Map<UUID, Outcome> out = new HashMap<>();
    private final List<UUID> entries;

    RoundRobin(DisciplineRules rules, List<Result> entries, List<Meeting> meetings) {
        this.rules = rules;
        this.matches = new Matches(meetings);
        this.entries = entries.stream().map(Result::entry).toList();
        entries.forEach(e -> out.put(e.entry(), out(e)));
    }

    List<Standing> standings(boolean drawn, List<List<UUID>> lots) {
        var contested = entries.stream().filter(id -> out.get(id) == null && matches.begun(id)).toList();
        var groups = Groups.of(contested, this::wins, Comparator.<Long> reverseOrder());
        var ranked = Ranking.of(groups, id -> new Reason(Because.WINS, null, List.of(), wins(id), List.of()), tiebreaks(),
                drawn, lots);
        return Stream.concat(ranked.stream().map(r -> Standing.ranked(r, wins(r.id()))),
                entries.stream().filter(id -> !contested.contains(id)).map(this::without)).toList();
    }

    /** One match lost by disqualification is a match lost: who is to be out of the circle is so as a whole. */
    private Outcome out(Result entry) {
        if (Score.out(entry.whole())) {
            return entry.whole();
        }
        boolean over = matches.of(entry.entry()).stream().allMatch(m -> m.winner() != null);
        return over && matches.neverCame(entry.entry()) ? Outcome.DNS : null;
    }

    private Standing without(UUID entry) {
        return out.get(entry) == null ? Standing.open(entry, Because.NOT_CONTESTED) : Standing.out(entry, out.get(entry));
    }

    private Stream<Meeting> counted(UUID entry) {
        return matches.over(entry).filter(m -> out.get(Matches.opponent(m, entry)) == null);
    }

    private long wins(UUID entry) {
        return wins(entry, m -> true);
    }

    private long wins(UUID entry, Predicate<Meeting> among) {
        return counted(entry).filter(among).filter(m -> Matches.wonBy(m, entry)).count();
    }

    private long legDifference(UUID entry) {
        return counted(entry).mapToLong(m -> legs(m, entry) - legs(m, Matches.opponent(m, entry))).sum();
    }

    /** Who did not come to a match, or was sent off, lost all its legs: to stay away must not be better than to lose. */
    private long legs(Meeting match, UUID entry) {
        Long played = Matches.legs(match, entry);
        return played != null ? played : Matches.wonBy(match, entry) ? rules.bestOf() / 2 + 1 : 0;
    }

    /** Those of attempts part nobody here. */
    private List<Tiebreak> tiebreaks() {
        var tiebreaks = new ArrayList<Tiebreak>();
        for (EntryTie tie : rules.ties()) {
            if (tie == EntryTie.HEAD_TO_HEAD) {
                tiebreaks.add(Tiebreak.more(Because.HEAD_TO_HEAD,
                        (id, tied) -> wins(id, m -> tied.contains(Matches.opponent(m, id)))));
            } else if (tie == EntryTie.LEG_DIFFERENCE) {
                tiebreaks.add(Tiebreak.more(Because.LEG_DIFFERENCE, (id, tied) -> legDifference(id)));
            }
        }
        return tiebreaks;
    }
}
