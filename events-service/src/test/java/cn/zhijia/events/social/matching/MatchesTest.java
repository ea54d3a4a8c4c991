package cn.zhijia.events.social.matching;

import static cn.zhijia.events.social.matching.Policy.ALL;
import static cn.zhijia.events.social.matching.Policy.ONE_TO_ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchesTest {

    @Test
    void only_a_choice_that_is_returned_makes_a_pair() {
        var evening = Evening.of(4).mutual(0, 1, 1, 3).chooses(2, 0, 1).chooses(1, 2, 1);
        for (var policy : Policy.values()) {
            assertEquals(List.of(evening.couple(0, 1)), evening.matches(policy, 1));
        }
        assertEquals(List.of(), Evening.of(3).chooses(0, 1, 1).chooses(1, 2, 1).chooses(2, 0, 1).matches(ALL, 1));
        assertEquals(List.of(), Evening.of(0).matches(ONE_TO_ONE, 1));
    }

    @Test
    void a_choice_said_twice_is_no_answer() {
        var evening = Evening.of(2).chooses(0, 1, 1).chooses(0, 1, 2);
        assertEquals(List.of(), evening.matches(ALL, 1));
    }

    @Test
    void a_block_from_either_side_beats_both_choices() {
        for (var policy : Policy.values()) {
            assertEquals(List.of(), Evening.of(2).mutual(0, 1, 1, 1).blocks(0, 1).matches(policy, 1));
            assertEquals(List.of(), Evening.of(2).mutual(0, 1, 1, 1).blocks(1, 0).matches(policy, 1));
        }
        var others = Evening.of(4).mutual(0, 1, 1, 1).mutual(0, 2, 2, 1).blocks(1, 0).blocks(3, 2);
        assertEquals(List.of(others.couple(0, 2)), others.matches(ONE_TO_ONE, 1));
    }

    @Test
    void everybody_with_everybody_who_chose_them_back() {
        var evening = Evening.of(4).mutual(0, 1, 1, 1).mutual(0, 2, 2, 1).mutual(0, 3, 3, 1);
        assertEquals(Set.of(evening.couple(0, 1), evening.couple(0, 2), evening.couple(0, 3)),
                Set.copyOf(evening.matches(ALL, 1)));
        assertEquals(List.of(evening.couple(0, 1)), evening.matches(ONE_TO_ONE, 1));
    }

    @Test
    void two_pairs_of_lukewarm_people_before_one_of_each_others_first() {
        var evening = Evening.of(4).mutual(0, 1, 5, 5).mutual(1, 2, 1, 1).mutual(2, 3, 5, 5);
        assertEquals(Set.of(evening.couple(0, 1), evening.couple(2, 3)), Set.copyOf(evening.matches(ONE_TO_ONE, 1)));
    }

    @Test
    void of_as_many_pairs_those_who_like_each_other_better() {
        var square = Evening.of(4).mutual(0, 1, 2, 2).mutual(2, 3, 2, 2).mutual(1, 2, 1, 1).mutual(3, 0, 1, 3);
        assertEquals(Set.of(square.couple(1, 2), square.couple(3, 0)), Set.copyOf(square.matches(ONE_TO_ONE, 1)));
    }

    @Test
    void what_is_still_equal_the_seed_decides_and_another_seed_otherwise() {
        var triangle = Evening.of(3).mutual(0, 1, 1, 1).mutual(1, 2, 1, 1).mutual(2, 0, 1, 1);
        var outcomes = new HashSet<List<Couple>>();
        for (long seed = 0; seed < 40; seed++) {
            assertEquals(triangle.matches(ONE_TO_ONE, seed), triangle.matches(ONE_TO_ONE, seed));
            outcomes.add(triangle.matches(ONE_TO_ONE, seed));
        }
        assertEquals(3, outcomes.size());
    }

    @Test
    void the_least_id_is_first_as_the_database_has_it() {
        var low = UUID.fromString("7f000000-0000-4000-8000-000000000000");
        var high = UUID.fromString("80000000-0000-4000-8000-000000000000");
        assertEquals(new Couple(low, high), Couple.of(high, low));
        assertEquals(new Couple(low, high), Couple.of(low, high));
        assertTrue(low.compareTo(high) > 0, "Java has signs");
    }

    @Test
    void against_every_possible_set_of_pairs_of_up_to_ten_people() {
        int ties = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            var evening = Evening.random(2 + (int) (seed % 9), 1 + (int) (seed % 5), seed);
            var mutual = Matches.mutual(evening.choices(), evening.blocks());
            var best = new Best(mutual);
            var found = evening.matches(ONE_TO_ONE, seed);
            assertEquals(best.pairs(), found.size(), () -> "pairs of " + evening);
            assertEquals(best.ranks(), found.stream().mapToInt(mutual::get).sum(), () -> "ranks of " + evening);
            var drawn = new OneToOne(mutual, seed);
            assertEquals(best.heaviest(drawn), found.stream().mapToLong(drawn::weight).sum(), () -> "lots of " + evening);
            ties += best.ties() > 1 ? 1 : 0;
            assertEquals(new ArrayList<>(mutual.keySet()), evening.matches(ALL, seed));
        }
        assertTrue(ties > 100, "the lots were needed " + ties + " times");
    }

    @Test
    void the_order_in_which_things_come_changes_nothing() {
        var random = new Random(11);
        for (long seed = 0; seed < 300; seed++) {
            var evening = Evening.random(5 + (int) seed % 60, 5, seed);
            for (var policy : Policy.values()) {
                var pairs = evening.matches(policy, 7);
                for (int i = 0; i < 3; i++) {
                    assertEquals(pairs, evening.shuffled(random).matches(policy, 7));
                }
            }
        }
    }

    @Test
    void weights_are_whole_and_small_for_any_number_of_people() {
        for (int people : new int[] { 2, 3, 10, 45, 500, 2_000 }) {
            var evening = Evening.of(people);
            for (int i = 0; i + 1 < people; i++) {
                evening.mutual(i, i + 1, 1, 1);
            }
            var mutual = Matches.mutual(evening.choices(), evening.blocks());
            var drawn = new OneToOne(mutual, 3);
            long heaviest = mutual.keySet().stream().mapToLong(drawn::weight).max().orElseThrow();
            assertTrue(heaviest <= OneToOne.HEAVIEST && heaviest > 0, people + ": " + heaviest);
            assertTrue(heaviest * people < 1L << 53);
        }
    }
}
