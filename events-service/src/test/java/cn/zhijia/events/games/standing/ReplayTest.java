package cn.zhijia.events.games.standing;

import static cn.zhijia.events.games.standing.Arena.PETROLEUM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cn.zhijia.events.games.bracket.Decided;
import cn.zhijia.events.games.bracket.Side;
import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.Outcome;

/** Brackets of every size, played match by match in any order, by chance. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayTest {

    static IntStream sizes() {
        return IntStream.rangeClosed(2, 32);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void a_rank_once_given_stays_and_at_the_end_everybody_has_one(int size) {
        for (int seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            boolean thirdPlace = random.nextBoolean();
            var cup = Arena.cup(entries(size), thirdPlace);
            var before = places(size, cup, random);
            assertTrue(before.stream().allMatch(p -> p.reason().code() == Because.NOT_CONTESTED));
            while (!cup.ready().isEmpty()) {
                decide(cup, random, Decided.PLAYED);
                var after = places(size, cup, random);
                before.stream().filter(p -> p.rank() != null)
                        .forEach(p -> assertEquals(p.rank(), Shape.rank(after, p.entry()), "a rank that was certain"));
                before = after;
            }
            assertAllRanked(size, thirdPlace, before);
            assertWinnersAhead(cup, before);
            Shape.worthTheTable(PETROLEUM, before);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void with_walkovers_and_disqualifications_nobody_who_has_a_rank_falls(int size) {
        for (int seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            var cup = Arena.cup(entries(size), random.nextBoolean());
            var before = places(size, cup, random);
            while (!cup.ready().isEmpty()) {
                decide(cup, random, Decided.values()[random.nextInt(3)]);
                var after = places(size, cup, random);
                before.stream().filter(p -> p.rank() != null)
                        .forEach(p -> assertTrue(moved(p.rank(), Shape.rank(after, p.entry()))));
                before = after;
            }
            Shape.sharedAndSkipped(Shape.ranks(before));
            Shape.worthTheTable(PETROLEUM, before);
            assertWinnersAhead(cup, before);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void whoever_is_disqualified_as_a_whole_leaves_no_gap(int size) {
        for (int seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            var cup = Arena.cup(entries(size), random.nextBoolean());
            while (!cup.ready().isEmpty()) {
                decide(cup, random, Decided.PLAYED);
            }
            var entries = Arena.entered(entries(size)).stream()
                    .map(e -> random.nextInt(3) > 0 ? e : new Result(e.entry(), e.team(), Outcome.DQ, List.of())).toList();
            var places = Standings.ofMatches(PETROLEUM, Arena.matches(DisciplineKind.KNOCKOUT), entries, cup.meetings(),
                    List.of());
            Shape.sharedAndSkipped(Shape.ranks(places));
            Shape.worthTheTable(PETROLEUM, places);
            assertWinnersAhead(cup, places);
            assertEquals(entries.stream().filter(e -> e.whole() == null).count(),
                    places.stream().filter(p -> p.rank() != null).count());
        }
    }

    /** Up, or out: disqualified in the match for the third place, say. */
    private static boolean moved(int before, Integer after) {
        return after == null || after <= before;
    }

    private static void assertAllRanked(int size, boolean thirdPlace, List<Place> places) {
        Shape.sharedAndSkipped(Shape.ranks(places));
        int parted = thirdPlace && size > 3 ? 4 : Math.min(size, size == 3 ? 3 : 2);
        assertEquals(IntStream.rangeClosed(1, parted).boxed().toList(), Shape.ranks(places).subList(0, parted));
        assertTrue(places.stream().allMatch(p -> p.rank() != null));
        assertEquals(Because.FINAL, places.get(0).reason().code());
    }

    /** Who won a match is ahead of whom it beat, if both have a rank; a semi-final with a third place as well. */
    private static void assertWinnersAhead(Cup cup, List<Place> places) {
        for (Meeting m : cup.meetings().stream().filter(m -> m.decided() != Decided.BYE).toList()) {
            var won = Shape.rank(places, m.winner() == Side.H ? m.home() : m.away());
            var lost = Shape.rank(places, m.winner() == Side.H ? m.away() : m.home());
            assertTrue(won == null || lost == null || won < lost, won + " " + lost + " " + m);
        }
    }

    private static void decide(Cup cup, Random random, Decided how) {
        var ready = cup.ready();
        var winner = Side.values()[random.nextInt(2)];
        cup.decide(ready.get(random.nextInt(ready.size())), how == Decided.PLAYED ? winner.name().repeat(2) : null, winner,
                how);
    }

    /** Whatever order rows come in. */
    private static List<Place> places(int size, Cup cup, Random random) {
        var meetings = new ArrayList<>(cup.meetings());
        var entries = new ArrayList<>(Arena.entered(entries(size)));
        var places = Standings.ofMatches(PETROLEUM, Arena.matches(DisciplineKind.KNOCKOUT), entries, meetings, List.of());
        Collections.shuffle(meetings, random);
        Collections.shuffle(entries, random);
        assertEquals(places,
                Standings.ofMatches(PETROLEUM, Arena.matches(DisciplineKind.KNOCKOUT), entries, meetings, List.of()));
        return places;
    }

    private static List<UUID> entries(int size) {
        return IntStream.range(0, size).mapToObj(i -> new UUID(0, i)).toList();
    }
}
