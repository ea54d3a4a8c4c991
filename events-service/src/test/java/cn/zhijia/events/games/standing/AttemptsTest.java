package cn.zhijia.events.games.standing;

import static cn.zhijia.events.games.standing.Arena.PLAIN;
import static cn.zhijia.events.games.standing.Arena.counting;
import static cn.zhijia.events.games.standing.Arena.no;
import static cn.zhijia.events.games.standing.Arena.out;
import static cn.zhijia.events.games.standing.Arena.timed;
import static cn.zhijia.events.games.standing.Arena.tried;
import static cn.zhijia.events.games.standing.Arena.valid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.games.rule.Combine;
import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.EntryTie;
import cn.zhijia.events.games.rule.Outcome;

/** What attempts come to. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttemptsTest {

    @Test
    void the_best_the_sum_or_the_last_counts() {
        assertEquals("VALID 9", come(counting(3, Combine.BEST), valid(1, 9, 0), valid(2, 4, 0)));
        assertEquals("VALID 13", come(counting(3, Combine.SUM), valid(1, 9, 0), valid(2, 4, 0)));
        assertEquals("VALID 4", come(counting(3, Combine.LAST), valid(2, 4, 0), valid(1, 9, 0)));
        assertEquals("VALID 4", come(timed(3, Combine.BEST), valid(1, 9, 0), valid(2, 4, 0)));
    }

    @Test
    void penalties_are_taken_off_counts_and_added_to_times() {
        assertEquals("VALID 7", come(counting(1, Combine.BEST), valid(1, 9, 2)));
        assertEquals("VALID 0", come(counting(1, Combine.BEST), valid(1, 1, 2)));
        assertEquals("VALID 11", come(timed(1, Combine.BEST), valid(1, 9, 2)));
        // 9 - 3 is worse than 8 - 0
        assertEquals("VALID 8", come(counting(2, Combine.BEST), valid(1, 9, 3), valid(2, 8, 0)));
    }

    @Test
    void a_sum_of_times_counts_once_none_is_missing() {
        assertEquals("null null", come(timed(2, Combine.SUM), valid(1, 9, 0)));
        assertEquals("VALID 18", come(timed(2, Combine.SUM), valid(1, 9, 0), valid(2, 9, 0)));
        assertEquals("DNF null", come(timed(2, Combine.SUM), valid(1, 9, 0), no(2, Outcome.DNF)));
        assertEquals("DNF null", come(timed(2, Combine.SUM), valid(1, 9, 0), no(2, Outcome.DNS)));
    }

    @Test
    void a_void_attempt_adds_nothing_to_a_sum_of_counts() {
        assertEquals("VALID 9", come(counting(2, Combine.SUM), valid(1, 9, 0), no(2, Outcome.DQ)));
    }

    @Test
    void the_last_attempt_counts_even_if_it_is_void() {
        assertEquals("DQ null", come(counting(2, Combine.LAST), valid(1, 9, 0), no(2, Outcome.DQ)));
        assertEquals("VALID 9", come(counting(2, Combine.LAST), no(1, Outcome.DQ), valid(2, 9, 0)));
    }

    @Test
    void a_no_show_is_who_came_to_no_attempt() {
        assertEquals("DNS null", come(counting(2, Combine.BEST), no(1, Outcome.DNS), no(2, Outcome.DNS)));
        assertEquals("DNF null", come(counting(2, Combine.BEST), no(1, Outcome.DNS), no(2, Outcome.DNF)));
        assertEquals("DNF null", come(counting(2, Combine.LAST), valid(1, 9, 0), no(2, Outcome.DNS)));
        assertEquals("DQ null", come(counting(2, Combine.BEST), no(1, Outcome.DQ), no(2, Outcome.DNF)));
    }

    @Test
    void what_is_decided_for_the_whole_entry_holds_whatever_it_tried() {
        var places = Standings.ofAttempts(PLAIN, counting(1, Combine.BEST),
                List.of(new Result(Arena.id("A"), Arena.id("A"), Outcome.DQ, List.of(valid(1, 9, 0))), out("B", Outcome.DNF),
                        new Result(Arena.id("C"), Arena.id("C"), Outcome.VALID, List.of(valid(1, 1, 0)))),
                List.of());
        assertEquals(List.of("- A 0 DQ", "- B 0 DNF", "1 C 3 RESULT"), Arena.told(places).stream().sorted().toList());
    }

    @Test
    void who_has_not_tried_has_no_rank_yet() {
        assertEquals("null null", come(counting(1, Combine.BEST)));
    }

    @Test
    void one_attempt_more_is_better_than_none_and_fewer_penalties_part_the_rest() {
        var places = Standings.ofAttempts(PLAIN, timed(2, Combine.BEST, EntryTie.NEXT_BEST, EntryTie.FEWER_PENALTIES),
                List.of(tried("A", 50), tried("B", 50, 60), tried("C", valid(1, 45, 5), valid(2, 60, 0)), tried("D", 70)),
                List.of());
        assertEquals(List.of("1 B 3 FEWER_PENALTIES against C 0:5", "2 C 2 FEWER_PENALTIES against B 5:0",
                "4 D 0 RESULT"), Arena.told(places).stream().filter(p -> !p.contains("A ")).toList());
        var a = places.get(2).reason();
        assertEquals(new Reason(Because.NEXT_BEST, 2, a.against(), null, List.of(60L, 60L)), a);
    }

    @Test
    void ties_of_matches_part_no_attempts() {
        var places = Standings.ofAttempts(PLAIN, counting(1, Combine.BEST, EntryTie.HEAD_TO_HEAD, EntryTie.LEG_DIFFERENCE),
                List.of(tried("A", 5), tried("B", 5)), List.of());
        assertEquals(List.of(1, 1), Shape.ranks(places));
    }

    private static String come(DisciplineRules rules, Try... tries) {
        var place = Standings.ofAttempts(PLAIN, rules, List.of(tried("A", tries), tried("B", 1, 1)), List.of()).stream()
                .filter(p -> p.entry().equals(Arena.id("A"))).findFirst().orElseThrow();
        assertEquals(place.outcome() == Outcome.VALID, place.rank() != null, Arrays.toString(tries));
        return place.outcome() + " " + place.value();
    }
}
