package cn.zhijia.events.games.bracket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BracketTest {

    static IntStream sizes() {
        return IntStream.rangeClosed(2, 64);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everybody_is_in_one_match_or_bye_of_the_first_round(int size) {
        var slots = Bracket.knockout(entries(size), true);
        var first = slots.stream().filter(s -> s.round() == 1)
                .flatMap(s -> Stream.of(s.home(), s.away() == null ? s.home() : s.away()))
                .distinct().toList();
        assertEquals(Set.copyOf(entries(size)), Set.copyOf(first));
        assertEquals(size, slots.stream().flatMap(s -> Stream.of(s).flatMap(BracketTest::known)).count());
        assertTrue(slots.stream().filter(s -> s.round() > 1).noneMatch(s -> s.home() != null || s.away() != null));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void all_but_the_champion_lose_one_match_and_the_third_place_is_one_more(int size) {
        assertEquals(size - 1, matches(Bracket.knockout(entries(size), false)));
        assertEquals(size < 4 ? size - 1 : size, matches(Bracket.knockout(entries(size), true)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void each_match_feeds_one_match_of_the_next_round_and_the_semifinals_the_third_place_too(int size) {
        var slots = Bracket.knockout(entries(size), true);
        var fed = new HashSet<Integer>();
        var losers = new HashSet<Integer>();
        for (Slot slot : slots.stream().filter(s -> s.homeFrom() != null).toList()) {
            for (int from : List.of(slot.homeFrom(), slot.awayFrom())) {
                assertTrue((slot.thirdPlace() ? losers : fed).add(from), "feeds once");
                assertTrue(from < slots.indexOf(slot), "comes before what it feeds");
                assertEquals(slot.round() - 1, slots.get(from).round());
            }
        }
        long winners = slots.stream().filter(s -> !s.thirdPlace()).count() - 1;
        assertEquals(winners, fed.size());
        assertEquals(size < 4 ? 0 : 2, losers.size());
        assertTrue(losers.stream().noneMatch(i -> slots.get(i).bye()));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void the_first_of_the_draw_have_the_byes_and_the_best_meet_as_late_as_can_be(int size) {
        var draw = entries(size);
        var slots = Bracket.knockout(draw, false);
        int field = slots.stream().mapToInt(Slot::round).max().orElseThrow();
        var byes = slots.stream().filter(Slot::bye).map(Slot::home).toList();
        assertEquals(Set.copyOf(draw.subList(0, (1 << field) - size)), Set.copyOf(byes));
        // when the better of the draw always wins, the last 2 are the first 2 of the draw, the last 4 the first 4, and so on
        var winners = new ArrayList<UUID>();
        for (Slot slot : slots) {
            var home = slot.home() != null ? slot.home() : winners.get(slot.homeFrom());
            var away = slot.awayFrom() == null ? slot.away() : winners.get(slot.awayFrom());
            winners.add(away == null || draw.indexOf(home) < draw.indexOf(away) ? home : away);
            if (slot.round() > 1) {
                int left = 1 << field - slot.round() + 1;
                assertTrue(draw.indexOf(home) < left && draw.indexOf(away) < left);
            }
        }
        assertEquals(draw.get(0), winners.get(winners.size() - 1));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void places_in_the_bracket_are_numbered_once(int size) {
        for (var slots : List.of(Bracket.knockout(entries(size), true), Bracket.roundRobin(entries(size)))) {
            assertEquals(slots.size(), slots.stream().map(s -> s.round() + "." + s.number()).distinct().count());
            assertTrue(slots.stream().allMatch(s -> s.round() <= 64 && s.number() >= 1 && s.number() <= 1024));
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void in_a_circle_everybody_meets_everybody_once_and_nobody_twice_a_day(int size) {
        var slots = Bracket.roundRobin(entries(size));
        var pairs = new HashSet<Set<UUID>>();
        var days = new HashSet<String>();
        for (Slot slot : slots) {
            assertTrue(pairs.add(Set.of(slot.home(), slot.away())));
            assertTrue(days.add(slot.round() + " " + slot.home()) && days.add(slot.round() + " " + slot.away()));
        }
        assertEquals(size * (size - 1) / 2, pairs.size());
        assertEquals(size % 2 == 0 ? size - 1 : size, slots.stream().mapToInt(Slot::round).max().orElseThrow());
    }

    @Test
    void eight_teams_meet_as_in_the_book() {
        var e = entries(8);
        var slots = Bracket.knockout(e, true);
        assertEquals(List.of("1-8", "4-5", "2-7", "3-6"), slots.subList(0, 4).stream()
                .map(s -> 1 + e.indexOf(s.home()) + "-" + (1 + e.indexOf(s.away()))).toList());
        assertEquals(List.of(new Slot(2, 1, false, null, null, 0, 1), new Slot(2, 2, false, null, null, 2, 3),
                new Slot(3, 1, false, null, null, 4, 5), new Slot(3, 2, true, null, null, 4, 5)), slots.subList(4, 8));
    }

    @Test
    void nobody_meets_nobody_alone() {
        assertThrows(IllegalArgumentException.class, () -> Bracket.knockout(entries(1), true));
        assertThrows(IllegalArgumentException.class, () -> Bracket.roundRobin(entries(1)));
        assertThrows(IllegalArgumentException.class, () -> Bracket.knockout(entries(65), true));
    }

    private static List<UUID> entries(int size) {
        return IntStream.range(0, size).mapToObj(i -> new UUID(0, i)).toList();
    }

    private static Stream<UUID> known(Slot slot) {
        return Stream.of(slot.home(), slot.away()).filter(Objects::nonNull);
    }

    private static long matches(List<Slot> slots) {
        return slots.stream().filter(s -> !s.bye()).count();
    }
}
