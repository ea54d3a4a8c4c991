package cn.zhijia.events.games.standing;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.zhijia.events.games.rule.Combine;
import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.EntryTie;
import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.events.games.rule.TeamTie;
import cn.zhijia.events.games.rule.TiedPoints;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Regulations and results at random, of so few values that ties are frequent. */
public final class Drawn extends DomainContextBase {

    @Provide
    public Arbitrary<MeetRules> meetRules() {
        var tables = Arbitraries.of(List.of(9, 7, 6, 5, 4, 3, 2, 1), List.of(7, 5, 4, 3, 2, 1), List.of(3, 2, 1));
        var shortField = Arbitraries.integers().between(2, 10).injectNull(0.3);
        var less = Arbitraries.integers().between(1, 3);
        var teamTies = Arbitraries.of(TeamTie.class).list().uniqueElements().ofMaxSize(TeamTie.values().length);
        return Combinators
                .combine(tables, shortField, less, Arbitraries.integers().between(0, 3), Arbitraries.integers().between(-3, 0),
                        Arbitraries.of(TiedPoints.class), teamTies, Arbitraries.of(true, false))
                .as((table, few, by, min, noShow, tied, ties, drawn) -> new MeetRules(table, few, few == null ? null : by, min,
                        noShow, tied, ties, drawn, null));
    }

    @Provide
    public Arbitrary<DisciplineRules> disciplineRules() {
        return Combinators.combine(Arbitraries.of(DisciplineKind.COUNT_MORE, DisciplineKind.TIME_LESS),
                Arbitraries.integers().between(1, 3), Arbitraries.of(Combine.class),
                Arbitraries.of(EntryTie.class).list().uniqueElements().ofMaxSize(EntryTie.values().length))
                .as((kind, attempts, combine, ties) -> new DisciplineRules(kind, attempts, combine, ties, null, null, 1, null));
    }

    /** Of up to ten entries, numbered; the discipline has three attempts at most. */
    @Provide
    public Arbitrary<List<Result>> results() {
        return result().list().ofMinSize(1).ofMaxSize(10).map(Drawn::numbered);
    }

    private static Arbitrary<Result> result() {
        var whole = Arbitraries.of(Outcome.class).injectNull(0.8);
        return Combinators.combine(whole, attempt().list().ofMaxSize(3))
                .as((outcome, tries) -> new Result(null, null, outcome, numberedTries(tries)));
    }

    private static Arbitrary<Try> attempt() {
        return Combinators
                .combine(Arbitraries.of(Outcome.VALID, Outcome.VALID, Outcome.VALID, Outcome.DNS, Outcome.DNF, Outcome.DQ),
                        Arbitraries.longs().between(0, 4), Arbitraries.longs().between(0, 2))
                .as((outcome, value, penalty) -> new Try(0, outcome, outcome == Outcome.VALID ? value : null, penalty));
    }

    private static List<Result> numbered(List<Result> results) {
        return IntStream.range(0, results.size()).mapToObj(i -> {
            var id = new UUID(0, i);
            return new Result(id, id, results.get(i).whole(), results.get(i).tries());
        }).toList();
    }

    private static List<Try> numberedTries(List<Try> tries) {
        return IntStream.range(0, tries.size()).mapToObj(i -> {
            var t = tries.get(i);
            return new Try(i + 1, t.outcome(), t.value(), t.penalty());
        }).toList();
    }
}
