package cn.zhijia.events.games.standing;

import static cn.zhijia.events.games.standing.Arena.PETROLEUM;
import static cn.zhijia.events.games.standing.Arena.counting;
import static cn.zhijia.events.games.standing.Arena.id;
import static cn.zhijia.events.games.standing.Arena.ids;
import static cn.zhijia.events.games.standing.Arena.out;
import static cn.zhijia.events.games.standing.Arena.tied;
import static cn.zhijia.events.games.standing.Arena.toldTeams;
import static cn.zhijia.events.games.standing.Arena.tried;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.zhijia.events.games.rule.Combine;
import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.events.games.rule.TiedPoints;

/** Ties at every place, and what parts teams. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TiesTest {

    /** Eight entries of 9-7-6-5-4-3-2 (and nothing for the eighth), two of them equal: (9+7)/2, (7+6)/2 ... (2+0)/2. */
    @ParameterizedTest
    @CsvSource({ "1, 8, 1, 9", "2, 13, 2, 7", "3, 11, 2, 6", "4, 9, 2, 5", "5, 7, 2, 4", "6, 5, 2, 3", "7, 1, 1, 2" })
    void two_share_a_place(int place, long numerator, long denominator, long full) {
        assertShared(PETROLEUM, place, 2, new Fraction(numerator, denominator));
        assertShared(inFull(PETROLEUM), place, 2, Fraction.of(full));
    }

    /** Three: (9+7+6)/3, (7+6+5)/3, (6+5+4)/3, (5+4+3)/3, (4+3+2)/3, (3+2+0)/3. */
    @ParameterizedTest
    @CsvSource({ "1, 22, 3, 9", "2, 6, 1, 7", "3, 5, 1, 6", "4, 4, 1, 5", "5, 3, 1, 4", "6, 5, 3, 3" })
    void three_share_a_place(int place, long numerator, long denominator, long full) {
        assertShared(PETROLEUM, place, 3, new Fraction(numerator, denominator));
        assertShared(inFull(PETROLEUM), place, 3, Fraction.of(full));
    }

    /** All: (9+7+6+5+4+3+2+0)/8 = 36/8. */
    @Test
    void all_share_the_first_place() {
        assertShared(PETROLEUM, 1, 8, new Fraction(9, 2));
        assertShared(inFull(PETROLEUM), 1, 8, Fraction.of(9));
    }

    /** Each of the two is once at the place and once at the next: their points are equal, and so is every count. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7 })
    void teams_tie_at_every_place_of_the_meet_until_a_lot_parts_them(int place) {
        var turned = new ArrayList<>(List.of("A", "B", "C", "D", "E", "F", "G", "H"));
        Collections.swap(turned, place - 1, place);
        var byDiscipline = Map.of(id("one"), tied(PETROLEUM, "A", "B", "C", "D", "E", "F", "G", "H"), id("two"),
                tied(PETROLEUM, turned.toArray(String[]::new)));
        var tied = List.of(turned.get(place), turned.get(place - 1));
        var ranks = ranks(Standings.ofTeams(PETROLEUM, ids("ABCDEFGH"), byDiscipline, List.of()));
        assertEquals(List.of(place, place), tied.stream().map(t -> ranks.get(id(t))).toList());
        assertEquals(IntStream.rangeClosed(1, 8).map(r -> r == place + 1 ? place : r).boxed().toList(),
                ranks.values().stream().sorted().toList());
        var lot = ids(tied.get(1) + tied.get(0));
        var places = Standings.ofTeams(PETROLEUM, ids("ABCDEFGH"), byDiscipline, List.of(lot));
        assertEquals(lot, places.subList(place - 1, place + 1).stream().map(TeamPlace::team).toList());
        assertEquals(new Reason(Because.LOT, null, List.of(lot.get(1)), 1L, List.of(2L)), places.get(place - 1).reason());
    }

    @Test
    void the_place_that_does_not_count_is_no_placing_either() {
        var places = Standings.ofTeams(PETROLEUM, ids("ABCDEFGH"),
                Map.of(id("one"), tied(PETROLEUM, "A", "B", "C", "D", "E", "F", "G", "H")),
                List.of());
        assertEquals(List.of("7 G 2 POINTS", "8 H 0 POINTS"), toldTeams(places).subList(6, 8));
        assertEquals(List.of(), places.get(7).placings());
    }

    /**
     * Nine, tied in full. A: 9 + 4 + 4 = 17, B: 7 + 6 + 4 = 17, C: 6 + 6 + 5 = 17: A alone has a first; then B alone a second.
     */
    @Test
    void most_firsts_then_most_seconds() {
        var byDiscipline = Map.of(id("one"), tied(inFull(PETROLEUM), "A", "B", "C", "D", "E", "F", "G", "H", "I"), id("two"),
                tied(inFull(PETROLEUM), "D", "E", "BC", "A", "F", "G", "H", "I"), id("three"),
                tied(inFull(PETROLEUM), "D", "E", "F", "C", "AB", "G", "H", "I"));
        var places = toldTeams(Standings.ofTeams(inFull(PETROLEUM), ids("ABCDEFGHI"), byDiscipline, List.of()));
        assertEquals(List.of("3 A 17 COUNTBACK nth 1 against BC 1:0,0", "4 B 17 COUNTBACK nth 2 against C 1:0",
                "5 C 17 COUNTBACK nth 2 against B 0:1"), places.stream().filter(p -> p.contains(" 17 ")).toList());
    }

    @Test
    void a_lot_over_more_or_fewer_than_the_tied_parts_nobody() {
        var byDiscipline = Map.of(id("one"), tied(PETROLEUM, "ABC", "D"));
        var lots = List.of(ids("AB"), ids("ABCD"));
        assertEquals(List.of(1, 1, 1, 4), Standings.ofTeams(PETROLEUM, ids("ABCD"), byDiscipline, lots).stream()
                .map(TeamPlace::rank).toList());
        assertEquals(List.of(1, 2, 3, 4),
                Standings.ofTeams(PETROLEUM, ids("ABCD"), byDiscipline, List.of(ids("BCA"), ids("ABC")))
                        .stream().map(TeamPlace::rank).toList());
    }

    @Test
    void a_team_that_took_no_place_has_no_rank_whatever_its_points() {
        var one = Standings.ofAttempts(PETROLEUM, counting(1, Combine.BEST),
                List.of(tried("A", 2), tried("B", 1), out("C", Outcome.DNS)), List.of());
        assertEquals(List.of("1 A 9 POINTS", "2 B 7 POINTS", "- C -2 NO_PLACE", "- D 0 NOT_CONTESTED"),
                toldTeams(Standings.ofTeams(PETROLEUM, ids("ABCD"), Map.of(id("one"), one), List.of())).stream()
                        .sorted((a, b) -> a.substring(2).compareTo(b.substring(2))).toList());
    }

    private static void assertShared(MeetRules rules, int place, int many, Fraction points) {
        var results = new ArrayList<Result>();
        for (int i = 1; i <= 8; i++) {
            results.add(tried("team " + i, i > place && i < place + many ? 100 - place : 100 - i));
        }
        var shared = Standings.ofAttempts(rules, counting(1, Combine.BEST), results, List.of()).stream()
                .filter(p -> p.reason().code() != Because.RESULT).toList();
        assertEquals(Collections.nCopies(many, place), shared.stream().map(Place::rank).toList());
        assertEquals(Collections.nCopies(many, points), shared.stream().map(Place::points).toList());
    }

    private static MeetRules inFull(MeetRules rules) {
        return new MeetRules(rules.points(), rules.shortField(), rules.shortFieldLess(), rules.minEntries(), rules.noShow(),
                TiedPoints.FULL, rules.teamTies(), rules.drawn(), rules.disciplinesPerAthlete());
    }

    private static Map<UUID, Integer> ranks(List<TeamPlace> places) {
        return new HashMap<>(places.stream().collect(Collectors.toMap(TeamPlace::team, TeamPlace::rank)));
    }
}
