package cn.zhijia.events.games.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.zhijia.events.games.bracket.Decided;
import cn.zhijia.events.games.bracket.Side;
import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.EntryTie;
import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.rule.Outcome;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.UniqueElements;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Drawn.class)
@Domain(DomainContext.Global.class)
class CirclePropertiesTest {

    private static final Outcome[] WHOLE = { null, null, null, null, null, null, Outcome.DNS, Outcome.DNF, Outcome.DQ };

    @Property
    void shape_reasons_points_and_no_trace_of_the_order(@ForAll MeetRules meet, @ForAll @UniqueElements List<EntryTie> ties,
            @ForAll @IntRange(min = 2, max = 8) int size, @ForAll Random random) {
        var rules = Arena.matches(DisciplineKind.ROUND_ROBIN, ties.toArray(EntryTie[]::new));
        var entries = entries(size, random);
        var meetings = played(size, random);
        var places = Standings.ofMatches(meet, rules, entries, meetings, List.of());
        Shape.sharedAndSkipped(Shape.ranks(places));
        Shape.reasoned(meet, places);
        Shape.worthTheTable(meet, places);
        Collections.shuffle(entries, random);
        Collections.shuffle(meetings, random);
        assertEquals(places, Standings.ofMatches(meet, rules, entries, meetings, List.of()));
    }

    @Property
    void a_match_won_instead_of_lost_never_lowers_a_rank(@ForAll MeetRules meet, @ForAll @UniqueElements List<EntryTie> ties,
            @ForAll @IntRange(min = 2, max = 8) int size, @ForAll Random random) {
        DisciplineRules rules = Arena.matches(DisciplineKind.ROUND_ROBIN, ties.toArray(EntryTie[]::new));
        var entries = Arena.entered(IntStream.range(0, size).mapToObj(i -> new UUID(0, i)).toList());
        var meetings = played(size, random);
        var lost = meetings.stream().filter(m -> m.winner() != null).findAny();
        if (lost.isEmpty()) {
            return;
        }
        var m = lost.get();
        var turned = m.winner() == Side.H ? Side.A : Side.H;
        var loser = m.winner() == Side.H ? m.away() : m.home();
        var before = Shape.rank(Standings.ofMatches(meet, rules, entries, meetings, List.of()), loser);
        meetings.set(meetings.indexOf(m), Arena.decided(m, turned.name().repeat(2), turned, Decided.PLAYED));
        var after = Shape.rank(Standings.ofMatches(meet, rules, entries, meetings, List.of()), loser);
        assertTrue(before == null || after != null && after <= before, before + " became " + after);
    }

    private static List<Result> entries(int size, Random random) {
        return new ArrayList<>(IntStream.range(0, size)
                .mapToObj(i -> new Result(new UUID(0, i), new UUID(0, i), WHOLE[random.nextInt(WHOLE.length)], List.of()))
                .toList());
    }

    /** Most of the matches, in some way. */
    private static List<Meeting> played(int size, Random random) {
        var circle = Arena.circle(IntStream.range(0, size).mapToObj(i -> new UUID(0, i)).toList());
        for (int match : circle.ready()) {
            var winner = Side.values()[random.nextInt(2)];
            switch (random.nextInt(6)) {
                case 0 -> circle.decide(match, null, winner, Decided.WALKOVER);
                case 1 -> circle.decide(match, null, winner, Decided.DQ);
                case 2 -> circle.decide(match, winner == Side.H ? "HAH" : "AHA", winner, Decided.PLAYED);
                case 3, 4 -> circle.decide(match, winner.name().repeat(2), winner, Decided.PLAYED);
                default -> {
                    // not played yet
                }
            }
        }
        return new ArrayList<>(circle.meetings());
    }
}
