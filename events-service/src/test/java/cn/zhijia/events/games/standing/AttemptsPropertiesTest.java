package cn.zhijia.events.games.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.rule.Outcome;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Drawn.class)
@Domain(DomainContext.Global.class)
class AttemptsPropertiesTest {

    @Property
    void the_order_results_and_attempts_come_in_changes_nothing(@ForAll MeetRules meet, @ForAll DisciplineRules rules,
            @ForAll List<Result> results, @ForAll Random random) {
        var shuffled = new ArrayList<>(results.stream().map(r -> {
            var tries = new ArrayList<>(r.tries());
            Collections.shuffle(tries, random);
            return new Result(r.entry(), r.team(), r.whole(), tries);
        }).toList());
        Collections.shuffle(shuffled, random);
        assertEquals(places(meet, rules, results), places(meet, rules, shuffled));
    }

    @Property
    void ranks_are_shared_and_skipped_and_every_one_has_a_reason(@ForAll MeetRules meet, @ForAll DisciplineRules rules,
            @ForAll List<Result> results) {
        var places = places(meet, rules, results);
        assertEquals(results.size(), places.size());
        Shape.sharedAndSkipped(Shape.ranks(places));
        Shape.reasoned(meet, places);
    }

    @Property
    void points_are_those_of_the_table(@ForAll MeetRules meet, @ForAll DisciplineRules rules, @ForAll List<Result> results) {
        Shape.worthTheTable(meet, places(meet, rules, results));
    }

    @Property
    void a_better_result_never_lowers_a_rank(@ForAll MeetRules meet, @ForAll DisciplineRules rules,
            @ForAll List<Result> results,
            @ForAll Random random) {
        int who = random.nextInt(results.size());
        var better = new ArrayList<>(results);
        better.set(who, better(rules, results.get(who), random));
        // lots over all who are tied now: an improvement may set them aside, and still does no harm
        var lots = lots(places(meet, rules, results), random);
        var before = rank(meet, rules, results, lots, who);
        var after = rank(meet, rules, better, lots, who);
        assertTrue(before == null || after != null && after <= before, before + " became " + after + " by " + better.get(who));
    }

    @Property
    void lots_over_all_who_are_tied_leave_nobody_tied(@ForAll MeetRules meet, @ForAll DisciplineRules rules,
            @ForAll List<Result> results, @ForAll Random random) {
        var open = places(meet, rules, results);
        var lots = lots(open, random);
        var drawn = Standings.ofAttempts(meet, rules, results, lots);
        if (meet.drawn()) {
            var ranks = drawn.stream().map(Place::rank).filter(r -> r != null).toList();
            assertEquals(IntStream.rangeClosed(1, ranks.size()).boxed().toList(), ranks);
            var order = drawn.stream().map(Place::entry).toList();
            lots.forEach(lot -> assertEquals(lot, order.stream().filter(lot::contains).toList()));
        } else {
            assertEquals(open, drawn);
        }
    }

    private static List<Place> places(MeetRules meet, DisciplineRules rules, List<Result> results) {
        return Standings.ofAttempts(meet, rules, results, List.of());
    }

    private static Integer rank(MeetRules meet, DisciplineRules rules, List<Result> results, List<List<UUID>> lots, int who) {
        return Shape.rank(Standings.ofAttempts(meet, rules, results, lots), results.get(who).entry());
    }

    /**
     * One attempt more counts, or less time, or less penalty, or one that was void is valid; or the whole entry is no longer
     * out.
     */
    private static Result better(DisciplineRules rules, Result result, Random random) {
        if (result.tries().isEmpty() || random.nextInt(5) == 0) {
            return new Result(result.entry(), result.team(), null, result.tries());
        }
        var tries = new ArrayList<>(result.tries());
        int which = random.nextInt(tries.size());
        var t = tries.get(which);
        long by = random.nextInt(3);
        boolean less = rules.kind() == DisciplineKind.TIME_LESS;
        long value = t.outcome() != Outcome.VALID ? random.nextInt(5) : less ? Math.max(0, t.value() - by) : t.value() + by;
        tries.set(which, new Try(t.number(), Outcome.VALID, value, Math.max(0, t.penalty() - random.nextInt(2))));
        return new Result(result.entry(), result.team(), result.whole(), tries);
    }

    private static List<List<UUID>> lots(List<Place> places, Random random) {
        return places.stream().filter(p -> p.reason().code() == Because.UNRESOLVED)
                .map(p -> Stream.concat(Stream.of(p.entry()), p.reason().against().stream()).sorted().toList()).distinct()
                .map(tied -> {
                    var lot = new ArrayList<>(tied);
                    Collections.shuffle(lot, random);
                    return List.<UUID> copyOf(lot);
                }).toList();
    }
}
