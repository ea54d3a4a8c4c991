package cn.zhijia.events.games.standing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.events.games.rule.TiedPoints;

/** 计分: what the places of one discipline are worth. */
final class Points {

    private static final Comparator<Place> BEST_FIRST = Comparator
            .comparing(Place::rank, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Place::entry);

    private final MeetRules rules;
    private final int entries;
    private final Map<Integer, Long> sharing;

    private Points(MeetRules rules, List<Standing> standings) {
        this.rules = rules;
        this.entries = standings.size();
        this.sharing = standings.stream().filter(s -> s.rank() != null)
                .collect(Collectors.groupingBy(Standing::rank, Collectors.counting()));
    }

    /** @param standings of all who are entered: their number decides which places count, and whether the discipline falls */
    static List<Place> places(MeetRules rules, DisciplineKind kind, List<Result> entered, List<Standing> standings) {
        var points = new Points(rules, standings);
        Map<UUID, UUID> teams = entered.stream().collect(Collectors.toMap(Result::entry, Result::team));
        Function<Standing, Place> place = rules.falls(standings.size(), kind) ? s -> fallen(s, teams.get(s.entry()))
                : s -> new Place(s.entry(), teams.get(s.entry()), s.rank(), s.outcome(), s.value(), points.of(s), s.reason());
        return standings.stream().map(place).sorted(BEST_FIRST).toList();
    }

    private static Place fallen(Standing s, UUID team) {
        return new Place(s.entry(), team, null, s.outcome(), s.value(), Fraction.ZERO, Reason.of(Because.FALLEN));
    }

    private Fraction of(Standing standing) {
        if (standing.rank() == null) {
            return standing.outcome() == Outcome.DNS ? Fraction.of(rules.noShow()) : Fraction.ZERO;
        }
        if (rules.tied() == TiedPoints.FULL) {
            return Fraction.of(of(standing.rank()));
        }
        long sum = 0;
        long shared = sharing.get(standing.rank());
        for (int i = 0; i < shared; i++) {
            sum += of(standing.rank() + i);
        }
        return new Fraction(sum, shared);
    }

    private long of(int rank) {
        return rank <= rules.counting(entries) ? rules.points().get(rank - 1) : 0;
    }
}
