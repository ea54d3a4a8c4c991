package cn.zhijia.events.games.standing;

import static cn.zhijia.events.games.standing.Arena.PETROLEUM;
import static cn.zhijia.events.games.standing.Arena.counting;
import static cn.zhijia.events.games.standing.Arena.entered;
import static cn.zhijia.events.games.standing.Arena.id;
import static cn.zhijia.events.games.standing.Arena.ids;
import static cn.zhijia.events.games.standing.Arena.no;
import static cn.zhijia.events.games.standing.Arena.out;
import static cn.zhijia.events.games.standing.Arena.timed;
import static cn.zhijia.events.games.standing.Arena.told;
import static cn.zhijia.events.games.standing.Arena.toldTeams;
import static cn.zhijia.events.games.standing.Arena.tried;
import static cn.zhijia.events.games.standing.Arena.valid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.games.bracket.Decided;
import cn.zhijia.events.games.rule.Combine;
import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.EntryTie;
import cn.zhijia.events.games.rule.Outcome;

/** Eight teams, four disciplines, worked by hand: 9-7-6-5-4-3-2, the eighth place does not count. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PetroleumMeetTest {

    /** 8字长绳, best of two, then the other. D and E: (5 + 4) / 2. */
    static List<Place> rope(List<List<UUID>> lots) {
        return Standings.ofAttempts(PETROLEUM, counting(2, Combine.BEST, EntryTie.NEXT_BEST),
                List.of(tried("A", 120, 110), tried("B", 115, 120), tried("C", 118), tried("D", 100, 110), tried("E", 110, 100),
                        tried("F", 100), tried("G", 90), out("H", Outcome.DNS)),
                lots);
    }

    /** 夹球接力, one attempt, 2 s for a lost ball. */
    static List<Place> relay() {
        return Standings.ofAttempts(PETROLEUM, timed(1, Combine.BEST, EntryTie.FEWER_PENALTIES),
                List.of(tried("A", valid(1, 60_000, 2_000)), tried("B", 62_000), tried("C", 58_000), tried("D", 63_000),
                        tried("E", 64_000), tried("F", no(1, Outcome.DQ)), tried("G", 65_000), tried("H", 66_000)),
                List.of());
    }

    /** 拔河, best of three. D, G and H share what F, disqualified as fourth, leaves them: (5 + 4 + 3) / 3. */
    static List<Place> tug() {
        var cup = Arena.cup(ids("ABCDEFGH"), true)
                .play("A", "H", "2:0").play("E", "D", "2:1").play("B", "G", "2:0").without("F", "C", Decided.WALKOVER)
                .play("A", "E", "2:0").play("B", "F", "2:1").play("B", "A", "2:1").without("E", "F", Decided.DQ);
        return Standings.ofMatches(PETROLEUM, Arena.matches(DisciplineKind.KNOCKOUT), entered(ids("ABCDEFGH")), cup.meetings(),
                List.of());
    }

    /** 定点投篮, the sum of two. A and B: (6 + 5) / 2; G and H: (2 + 0) / 2, for the eighth place does not count. */
    static List<Place> shots() {
        return Standings.ofAttempts(PETROLEUM, counting(2, Combine.SUM),
                List.of(tried("A", 13, 13), tried("B", 12, 14), tried("C", 15, 15), tried("D", 10, 10), tried("E", 14, 14),
                        tried("F", valid(1, 18, 0), no(2, Outcome.DQ)), tried("G", 5, 5), tried("H", 10, 0)),
                List.of());
    }

    @Test
    void the_rope() {
        assertEquals(
                List.of("1 B 9 NEXT_BEST nth 2 against A 115:110", "2 A 7 NEXT_BEST nth 2 against B 110:115", "3 C 6 RESULT",
                        "4 D 9/2 UNRESOLVED against E", "4 E 9/2 UNRESOLVED against D", "6 F 3 RESULT", "7 G 2 RESULT",
                        "- H -2 DNS"),
                sorted(told(rope(List.of()))));
    }

    @Test
    void the_rope_once_the_lot_is_drawn() {
        assertEquals(List.of("4 E 5 LOT against D 1:2", "5 D 4 LOT against E 2:1"),
                told(rope(List.of(ids("DEF"), ids("ED")))).subList(3, 5));
    }

    @Test
    void the_relay() {
        assertEquals(List.of("1 C 9 RESULT", "2 B 7 FEWER_PENALTIES against A 0:2000", "3 A 6 FEWER_PENALTIES against B 2000:0",
                "4 D 5 RESULT", "5 E 4 RESULT", "6 G 3 RESULT", "7 H 2 RESULT", "- F 0 DQ"), told(relay()));
    }

    @Test
    void the_tug_of_war() {
        assertEquals(List.of("1 B 9 FINAL against A 2:1", "2 A 7 FINAL against B 1:2", "3 E 6 THIRD_PLACE against F",
                "4 D 4 MOVED_UP against F", "4 G 4 MOVED_UP against F", "4 H 4 MOVED_UP against F", "- C -2 DNS", "- F 0 DQ"),
                sorted(told(tug())));
    }

    @Test
    void the_shots() {
        assertEquals(List.of("1 C 9 RESULT", "2 E 7 RESULT", "3 A 11/2 UNRESOLVED against B", "3 B 11/2 UNRESOLVED against A",
                "5 D 4 RESULT", "6 F 3 RESULT", "7 G 1 UNRESOLVED against H", "7 H 1 UNRESOLVED against G"),
                sorted(told(shots())));
    }

    /**
     * <pre>
     *     rope relay tug shots
     * B      9     7   9  11/2  = 61/2
     * A      7     6   7  11/2  = 51/2
     * C      6     9  -2     9  = 22
     * E    9/2     4   6     7  = 43/2
     * D    9/2     5   4     4  = 35/2
     * G      2     3   4     1  = 10
     * F      3     0   0     3  = 6
     * H     -2     2   4     1  = 5
     * </pre>
     */
    @Test
    void the_meet() {
        var teams = Standings.ofTeams(PETROLEUM, ids("HGFEDCBA"),
                Map.of(id("rope"), rope(List.of()), id("relay"), relay(), id("tug"), tug(), id("shots"), shots()), List.of());
        assertEquals(List.of("1 B 61/2 POINTS", "2 A 51/2 POINTS", "3 C 22 POINTS", "4 E 43/2 POINTS", "5 D 35/2 POINTS",
                "6 G 10 POINTS", "7 F 6 POINTS", "8 H 5 POINTS"), toldTeams(teams));
        // B: first in the rope and the tug of war, second in the relay, third in the shots
        assertEquals(List.of(2, 1, 1), teams.get(0).placings());
        // H: seventh in relay and shots, fourth in the tug of war
        assertEquals(List.of(0, 0, 0, 1, 0, 0, 2), teams.get(7).placings());
    }

    @Test
    void with_nine_all_eight_places_count_and_the_ninth_gets_nothing() {
        var places = Standings.ofAttempts(PETROLEUM, counting(1, Combine.BEST),
                List.of(tried("A", 9), tried("B", 8), tried("C", 7), tried("D", 6), tried("E", 5), tried("F", 4), tried("G", 3),
                        tried("H", 2), tried("I", 1)),
                List.of());
        assertEquals(List.of("8 H 1 RESULT", "9 I 0 RESULT"), told(places).subList(7, 9));
    }

    @Test
    void of_two_entries_one_place_counts() {
        var places = Standings.ofAttempts(PETROLEUM, counting(1, Combine.BEST), List.of(tried("A", 9), tried("B", 8)),
                List.of());
        assertEquals(List.of("1 A 9 RESULT", "2 B 0 RESULT"), told(places));
    }

    @Test
    void under_two_entries_the_discipline_falls_and_costs_nobody_points() {
        assertEquals(List.of("- A 0 FALLEN"),
                told(Standings.ofAttempts(PETROLEUM, counting(1, Combine.BEST), List.of(tried("A", 9)), List.of())));
        var fallen = Standings.ofAttempts(PETROLEUM, counting(1, Combine.BEST), List.of(out("A", Outcome.DNS)), List.of());
        assertEquals(List.of("- A 0 FALLEN"), told(fallen));
        assertEquals(List.of("- A 0 NOT_CONTESTED"),
                toldTeams(Standings.ofTeams(PETROLEUM, ids("A"), Map.of(id("rope"), fallen), List.of())));
    }

    /** Those who share a rank come in the order of their ids: by name they are easier to compare. */
    private static List<String> sorted(List<String> lines) {
        return lines.stream()
                .sorted((a, b) -> a.startsWith("-") == b.startsWith("-") ? a.compareTo(b) : a.startsWith("-") ? 1 : -1)
                .toList();
    }
}
