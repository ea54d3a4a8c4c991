package cn.zhijia.events.games.standing;

import static cn.zhijia.events.games.standing.Arena.PLAIN;
import static cn.zhijia.events.games.standing.Arena.counting;
import static cn.zhijia.events.games.standing.Arena.entered;
import static cn.zhijia.events.games.standing.Arena.id;
import static cn.zhijia.events.games.standing.Arena.ids;
import static cn.zhijia.events.games.standing.Arena.out;
import static cn.zhijia.events.games.standing.Arena.tied;
import static cn.zhijia.events.games.standing.Arena.told;
import static cn.zhijia.events.games.standing.Arena.toldTeams;
import static cn.zhijia.events.games.standing.Arena.tried;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.games.rule.Combine;
import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.Outcome;

/** 冠亚季军: champion, runner-up and third of each discipline and over all; 3-2-1. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlainMeetTest {

    private static final String[] ROPE = { "A", "B", "C", "D", "E", "F", "G", "H" };
    private static final String[] RELAY = { "B", "A", "D", "C", "E", "F", "G", "H" };

    /**
     * <pre>
     *     rope relay tug shots
     * A      3     2   0     2  = 7
     * B      2     3   0     1  = 6
     * C      1     0   3     0  = 4
     * F      0     0   0     3  = 3
     * E      0     0   2     0  = 2
     * D      0     1   0     0  = 1
     * G      0     0   1     0  = 1
     * H      0     0   0     0  = 0
     * </pre>
     */
    @Test
    void champion_runner_up_and_third_over_all() {
        var byDiscipline = Map.of(id("rope"), tied(PLAIN, ROPE), id("relay"), tied(PLAIN, RELAY), id("tug"), tug(), id("shots"),
                tied(PLAIN, "F", "A", "B", "C", "D", "E", "G", "H"));
        var places = toldTeams(Standings.ofTeams(PLAIN, ids("ABCDEFGH"), byDiscipline, List.of()));
        assertEquals(List.of("1 A 7 POINTS", "2 B 6 POINTS", "3 C 4 POINTS", "4 F 3 POINTS", "5 E 2 POINTS",
                "6 D 1 SHARED against G", "6 G 1 SHARED against D", "8 H 0 POINTS"), places.stream().sorted().toList());
    }

    @Test
    void champion_runner_up_and_third_of_a_bracket() {
        var tug = tug();
        assertEquals(List.of("1 C 3 FINAL against E 2:1", "2 E 2 FINAL against C 1:2", "3 G 1 THIRD_PLACE against H 2:1",
                "4 H 0 THIRD_PLACE against G 1:2"), told(tug).subList(0, 4));
        assertEquals(List.of("5 A 0 LOST_IN_ROUND nth 1 against H 1:2", "5 B 0 LOST_IN_ROUND nth 1 against G 0:2",
                "5 D 0 LOST_IN_ROUND nth 1 against E 0:2", "5 F 0 LOST_IN_ROUND nth 1 against C 1:2"),
                told(tug).subList(4, 8).stream().sorted().toList());
    }

    private static List<Place> tug() {
        var cup = Arena.cup(ids("ABCDEFGH"), true)
                .play("H", "A", "2:1").play("E", "D", "2:0").play("G", "B", "2:0").play("C", "F", "2:1")
                .play("E", "H", "2:0").play("C", "G", "2:0").play("G", "H", "2:1").play("C", "E", "2:1");
        return Standings.ofMatches(PLAIN, Arena.matches(DisciplineKind.KNOCKOUT), entered(ids("ABCDEFGH")), cup.meetings(),
                List.of());
    }

    /** A: 3 + 2, B: 2 + 3, C: 1 + 0, D: 0 + 1, the rest nothing; each as often first, second, third as the other: no lots. */
    @Test
    void two_champions_and_no_runner_up() {
        var byDiscipline = Map.of(id("rope"), tied(PLAIN, ROPE), id("relay"), tied(PLAIN, RELAY));
        var places = toldTeams(Standings.ofTeams(PLAIN, ids("ABCDEFGH"), byDiscipline, List.of(ids("AB"))));
        assertEquals(
                List.of("1 A 5 SHARED against B", "1 B 5 SHARED against A", "3 C 1 SHARED against D", "3 D 1 SHARED against C"),
                places.subList(0, 4).stream().sorted().toList());
    }

    /** Two at 120 turns: 3 points each, nobody second, the next one third: 1. */
    @Test
    void two_champions_of_a_discipline() {
        assertEquals(List.of("1 A 3 SHARED against B", "1 B 3 SHARED against A", "3 C 1 RESULT", "4 D 0 RESULT"),
                told(tied(PLAIN, "AB", "C", "D")).stream().sorted().toList());
    }

    @Test
    void who_did_not_start_has_neither_rank_nor_points_and_nobody_else_suffers() {
        assertEquals(List.of("1 B 3 RESULT", "2 C 2 RESULT", "- A 0 DNS"), told(Standings.ofAttempts(PLAIN,
                counting(1, Combine.BEST), List.of(out("A", Outcome.DNS), tried("B", 90), tried("C", 80)), List.of())));
    }

    /**
     * Published: rope A-B-C, relay B-A-D: A and B champions with 5 each. A counting error: B had 121 in the rope, not 119. Then
     * B has 3 +
     * 3, A 2 + 2: one champion, one runner-up, and the first edition stays what it was.
     */
    @Test
    void a_correction_after_publication_is_the_same_computation_over_corrected_rows() {
        var relay = tied(PLAIN, RELAY);
        var first = Standings.ofAttempts(PLAIN, counting(1, Combine.BEST),
                List.of(tried("A", 120), tried("B", 119), tried("C", 100)),
                List.of());
        var second = Standings.ofAttempts(PLAIN, counting(1, Combine.BEST),
                List.of(tried("A", 120), tried("B", 121), tried("C", 100)),
                List.of());
        assertEquals(List.of("1 A 5 SHARED against B", "1 B 5 SHARED against A"),
                toldTeams(Standings.ofTeams(PLAIN, ids("ABCD"), Map.of(id("rope"), first, id("relay"), relay), List.of()))
                        .subList(0, 2).stream().sorted().toList());
        assertEquals(List.of("1 B 6 POINTS", "2 A 4 POINTS", "3 C 1 SHARED against D", "3 D 1 SHARED against C"),
                toldTeams(Standings.ofTeams(PLAIN, ids("ABCD"), Map.of(id("rope"), second, id("relay"), relay), List.of()))
                        .stream().sorted().toList());
    }
}
