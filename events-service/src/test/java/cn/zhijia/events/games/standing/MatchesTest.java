package cn.zhijia.events.games.standing;

import static cn.zhijia.events.games.standing.Arena.PETROLEUM;
import static cn.zhijia.events.games.standing.Arena.PLAIN;
import static cn.zhijia.events.games.standing.Arena.cup;
import static cn.zhijia.events.games.standing.Arena.entered;
import static cn.zhijia.events.games.standing.Arena.ids;
import static cn.zhijia.events.games.standing.Arena.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.games.bracket.Decided;
import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.EntryTie;
import cn.zhijia.events.games.rule.Outcome;

/** 拔河 by hand: brackets and circles. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchesTest {

    @Test
    void before_the_final_only_those_are_ranked_whose_rank_is_certain() {
        var cup = cup(ids("ABCDE"), true).play("E", "D", "2:0");
        // A, B and C have byes; who lost the only match of the first round is fifth for certain
        assertEquals(List.of("- A 0 NOT_CONTESTED", "- B 0 NOT_CONTESTED", "- C 0 NOT_CONTESTED", "- E 0 UNDECIDED",
                "5 D 0 LOST_IN_ROUND nth 1 against E 0:2"), bracket("ABCDE", cup));
        cup.play("B", "C", "2:1").play("E", "A", "2:1");
        assertEquals(List.of("- A 0 UNDECIDED", "- B 0 UNDECIDED", "- C 0 UNDECIDED", "- E 0 UNDECIDED",
                "5 D 0 LOST_IN_ROUND nth 1 against E 0:2"), bracket("ABCDE", cup));
        cup.play("A", "C", "2:0");
        assertEquals(List.of("- B 0 UNDECIDED", "- E 0 UNDECIDED", "3 A 1 THIRD_PLACE against C 2:0",
                "4 C 0 THIRD_PLACE against A 0:2", "5 D 0 LOST_IN_ROUND nth 1 against E 0:2"), bracket("ABCDE", cup));
    }

    @Test
    void without_a_match_for_the_third_place_two_are_third() {
        var cup = cup(ids("ABCD"), false).play("A", "D", "2:0").play("B", "C", "2:0").play("B", "A", "2:0");
        assertEquals(
                List.of("1 B 3 FINAL against A 2:0", "2 A 2 FINAL against B 0:2", "3 C 1 LOST_IN_ROUND nth 1 against B 0:2",
                        "3 D 1 LOST_IN_ROUND nth 1 against A 0:2"),
                bracket("ABCD", cup));
    }

    @Test
    void of_three_who_lost_the_semifinal_is_third() {
        var cup = cup(ids("ABC"), true).play("C", "B", "2:1").play("A", "C", "2:1");
        assertEquals(
                List.of("1 A 3 FINAL against C 2:1", "2 C 2 FINAL against A 1:2", "3 B 1 LOST_IN_ROUND nth 1 against C 1:2"),
                bracket("ABC", cup));
    }

    @Test
    void who_is_disqualified_in_the_final_is_no_runner_up_and_the_third_moves_up() {
        var cup = cup(ids("ABCD"), true).play("A", "D", "2:0").play("B", "C", "2:0").without("A", "B", Decided.DQ)
                .play("C", "D", "2:0");
        assertEquals(List.of("- B 0 DQ", "1 A 3 FINAL against B", "2 C 2 MOVED_UP against B", "3 D 1 MOVED_UP against B"),
                bracket("ABCD", cup));
    }

    @Test
    void a_champion_disqualified_afterwards_leaves_the_title_to_the_runner_up() {
        var cup = cup(ids("AB"), true).play("A", "B", "2:0");
        var entries = List.of(Arena.out("A", Outcome.DQ), Arena.entered("B"));
        assertEquals(List.of("1 B 3 MOVED_UP against A", "- A 0 DQ"), told(Standings.ofMatches(PLAIN,
                Arena.matches(DisciplineKind.KNOCKOUT), entries, cup.meetings(), List.of())));
    }

    /** D never came, to the match for the third place neither: -2. A came, and went home before the final. */
    @Test
    void who_never_came_has_no_rank_and_who_left_later_keeps_its_own() {
        var cup = cup(ids("ABCD"), true).without("A", "D", Decided.WALKOVER).play("B", "C", "2:0")
                .without("B", "A", Decided.WALKOVER).without("C", "D", Decided.WALKOVER);
        assertEquals(List.of("- D -2 DNS", "1 B 9 FINAL against A", "2 A 7 FINAL against B", "3 C 6 THIRD_PLACE against D"),
                told(Standings.ofMatches(PETROLEUM, Arena.matches(DisciplineKind.KNOCKOUT), entered(ids("ABCD")),
                        cup.meetings(),
                        List.of())).stream().sorted().toList());
    }

    /** D, with a bye, does not come to its semi-final: it may still come to the match for the third place. */
    @Test
    void who_may_still_come_has_not_stayed_away() {
        var cup = cup(ids("DBCAE"), true).play("A", "E", "2:0").without("A", "D", Decided.WALKOVER);
        assertEquals("- D 0 UNDECIDED", bracket("ABCDE", cup).get(3));
        cup.play("B", "C", "2:0").play("D", "C", "2:0");
        assertEquals("3 D 1 THIRD_PLACE against C 2:0", bracket("ABCDE", cup).get(2));
    }

    /** Losers of one round share their rank whatever the meet says about lots. */
    @Test
    void nobody_draws_lots_over_those_who_lost_in_one_round() {
        var cup = cup(ids("ABCD"), false).play("A", "D", "2:0").play("B", "C", "2:0");
        assertEquals(List.of("- A 0 UNDECIDED", "- B 0 UNDECIDED", "3 C 3 LOST_IN_ROUND nth 1 against B 0:2",
                "3 D 3 LOST_IN_ROUND nth 1 against A 0:2"),
                told(Standings.ofMatches(PETROLEUM, Arena.matches(DisciplineKind.KNOCKOUT), entered(ids("ABCD")),
                        cup.meetings(),
                        List.of(ids("CD")))).stream().sorted().toList());
    }

    /**
     * A beats B beats C beats A, all 2:1; D loses to A 0:2, to B and C 1:2. Two wins each; legs A 5:3, B 5:4, C 5:4. Then B and
     * C are
     * left, and B beat C.
     */
    @Test
    void a_ring_is_parted_by_legs() {
        var circle = ring();
        assertEquals(List.of("1 A 9 LEG_DIFFERENCE against BC 2:1,1", "2 B 7 HEAD_TO_HEAD against C 1:0",
                "3 C 6 HEAD_TO_HEAD against B 0:1", "4 D 0 WINS"),
                round(circle, EntryTie.HEAD_TO_HEAD, EntryTie.LEG_DIFFERENCE));
        assertEquals(
                List.of("1 A 22/3 UNRESOLVED against BC", "1 B 22/3 UNRESOLVED against AC", "1 C 22/3 UNRESOLVED against AB",
                        "4 D 0 WINS"),
                round(circle, EntryTie.HEAD_TO_HEAD).stream().sorted().toList());
    }

    private static Cup ring() {
        return Arena.circle(ids("ABCD")).play("A", "B", "2:1").play("B", "C", "2:1").play("C", "A", "2:1").play("A", "D", "2:0")
                .play("B", "D", "2:1").play("C", "D", "2:1");
    }

    @Test
    void who_does_not_come_loses_every_leg() {
        var circle = Arena.circle(ids("ABC")).without("A", "B", Decided.WALKOVER).play("B", "C", "2:0").play("C", "A", "2:1");
        // one win each; legs A 3:2, B 2:2, C 2:3: B lost 0:2 to A by not coming, and gains nothing by it
        assertEquals(List.of("1 A 9 LEG_DIFFERENCE against BC 1:0,-1", "2 B 7 LEG_DIFFERENCE against AC 0:1,-1",
                "3 C 0 LEG_DIFFERENCE against AB -1:1,0"), round(circle, EntryTie.LEG_DIFFERENCE, EntryTie.HEAD_TO_HEAD));
    }

    @Test
    void who_is_out_takes_its_matches_along() {
        var circle = Arena.circle(ids("ABC")).play("C", "A", "2:0").play("A", "B", "2:0").without("B", "C", Decided.WALKOVER);
        var entries = List.of(Arena.entered("A"), Arena.entered("B"), Arena.out("C", Outcome.DQ));
        assertEquals(List.of("1 A 3 WINS", "2 B 2 WINS", "- C 0 DQ"), told(Standings.ofMatches(PLAIN,
                Arena.matches(DisciplineKind.ROUND_ROBIN), entries, circle.meetings(), List.of())));
    }

    @Test
    void who_never_came_to_a_circle_has_no_rank() {
        var circle = Arena.circle(ids("ABC")).without("A", "C", Decided.WALKOVER);
        assertEquals(List.of("1 A 9 WINS", "2 C 7 WINS", "- B 0 NOT_CONTESTED"), round(circle));
        circle.without("B", "C", Decided.WALKOVER).play("B", "A", "2:0");
        assertEquals(List.of("1 B 9 WINS", "2 A 7 WINS", "- C -2 DNS"), round(circle));
    }

    private static List<String> bracket(String names, Cup cup) {
        return told(Standings.ofMatches(PLAIN, Arena.matches(DisciplineKind.KNOCKOUT), entered(ids(names)), cup.meetings(),
                List.of()))
                .stream().sorted().toList();
    }

    private static List<String> round(Cup circle, EntryTie... ties) {
        var entered = circle.meetings().stream().flatMap(m -> List.of(m.home(), m.away()).stream()).distinct().sorted()
                .toList();
        return told(Standings.ofMatches(PETROLEUM, Arena.matches(DisciplineKind.ROUND_ROBIN, ties), entered(entered),
                circle.meetings(), List.of()));
    }
}
