package cn.zhijia.events.games.standing;

import static cn.zhijia.events.games.standing.Arena.FORESTRY;
import static cn.zhijia.events.games.standing.Arena.id;
import static cn.zhijia.events.games.standing.Arena.ids;
import static cn.zhijia.events.games.standing.Arena.tied;
import static cn.zhijia.events.games.standing.Arena.toldTeams;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.rule.TeamTie;

/** 7-5-4-3-2-1, and firsts counted among the tied only. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForestryMeetTest {

    /**
     * <pre>
     *     one two three
     * A     7   3     3  = 13
     * B     5   4     4  = 13
     * C     4   7     5  = 16
     * D     3   5     7  = 15
     * E     2   2     1  = 5
     * F     1   1     2  = 4
     * </pre>
     *
     * A has a first of all, B none; but of these two B was the better in two disciplines of three.
     */
    @Test
    void firsts_count_among_the_tied_only() {
        var byDiscipline = Map.of(id("one"), tied(FORESTRY, "A", "B", "C", "D", "E", "F"), id("two"),
                tied(FORESTRY, "C", "D", "B", "A", "E", "F"), id("three"), tied(FORESTRY, "D", "C", "B", "A", "F", "E"));
        assertEquals(List.of("1 C 16 POINTS", "2 D 15 POINTS", "3 B 13 FIRSTS_AMONG_TIED against A 2:1",
                "4 A 13 FIRSTS_AMONG_TIED against B 1:2", "5 E 5 POINTS", "6 F 4 POINTS"),
                toldTeams(Standings.ofTeams(FORESTRY, ids("ABCDEF"), byDiscipline, List.of())));
        // as in 2017: the other way round
        var countback = new MeetRules(FORESTRY.points(), null, null, 2, 0, FORESTRY.tied(), List.of(TeamTie.COUNTBACK), false,
                null);
        assertEquals(List.of("3 A 13 COUNTBACK nth 1 against B 1:0", "4 B 13 COUNTBACK nth 1 against A 0:1"),
                toldTeams(Standings.ofTeams(countback, ids("ABCDEF"), byDiscipline, List.of())).subList(2, 4));
    }

    /**
     * <pre>
     *     one two three four
     * A     5   5     3    3  = 16
     * B     4   4     5    3  = 16
     * C     3   2     4    7  = 16
     * D     7   7     7    5  = 26
     * E     2   3     2    4  = 11
     * </pre>
     *
     * Best of A, B and C: A in one and two, B in three, C in four. Of B and C alone: B in one, two and three, C in four.
     */
    @Test
    void who_is_left_tied_is_compared_anew() {
        var byDiscipline = Map.of(id("one"), tied(FORESTRY, "D", "A", "B", "C", "E"), id("two"),
                tied(FORESTRY, "D", "A", "B", "E", "C"), id("three"), tied(FORESTRY, "D", "B", "C", "A", "E"), id("four"),
                tied(FORESTRY, "C", "D", "E", "AB"));
        var places = Standings.ofTeams(FORESTRY, ids("ABCDE"), byDiscipline, List.of());
        assertEquals(
                List.of("1 D 26 POINTS", "2 A 16 FIRSTS_AMONG_TIED against BC 2:1,1", "3 B 16 FIRSTS_AMONG_TIED against C 3:1",
                        "4 C 16 FIRSTS_AMONG_TIED against B 1:3", "5 E 11 POINTS"),
                toldTeams(places));
    }

    /** A 7 + 5, B 5 + 7: once each the better of the two, and no lots. */
    @Test
    void what_firsts_do_not_part_is_shared() {
        var byDiscipline = Map.of(id("one"), tied(FORESTRY, "A", "B", "C"), id("two"), tied(FORESTRY, "B", "A", "C"));
        assertEquals(List.of("1 A 12 SHARED against B", "1 B 12 SHARED against A", "3 C 8 POINTS"),
                toldTeams(Standings.ofTeams(FORESTRY, ids("ABC"), byDiscipline, List.of())).stream().sorted().toList());
    }

    /**
     * <pre>
     *     one two three four
     * A     5   5     5    7  = 22
     * B     4   5     7    7  = 23, and 22 when A is second alone in two
     * C     7   7     4    4  = 22
     * </pre>
     *
     * A does better and wins no point by it; B loses one, and is now tied with A and C. Of A and C each was twice the better;
     * of
     * the three, A is once. It is the price of comparing the tied alone, in this regulation as in any other: who is compared
     * decides.
     */
    @Test
    void who_does_better_may_come_to_be_compared_with_more() {
        var one = tied(FORESTRY, "C", "A", "B");
        var three = tied(FORESTRY, "B", "A", "C");
        var four = tied(FORESTRY, "AB", "C");
        var before = Map.of(id("one"), one, id("two"), tied(FORESTRY, "C", "AB"), id("three"), three, id("four"), four);
        assertEquals(List.of("1 B 23 POINTS", "2 A 22 SHARED against C", "2 C 22 SHARED against A"),
                toldTeams(Standings.ofTeams(FORESTRY, ids("ABC"), before, List.of())).stream().sorted().toList());
        var after = Map.of(id("one"), one, id("two"), tied(FORESTRY, "C", "A", "B"), id("three"), three, id("four"), four);
        assertEquals(
                List.of("1 B 22 SHARED against C", "1 C 22 SHARED against B", "3 A 22 FIRSTS_AMONG_TIED against BC 1:2,2"),
                toldTeams(Standings.ofTeams(FORESTRY, ids("ABC"), after, List.of())).stream().sorted().toList());
    }
}
