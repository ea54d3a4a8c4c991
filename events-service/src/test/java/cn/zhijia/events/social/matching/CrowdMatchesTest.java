package cn.zhijia.events.social.matching;

import static cn.zhijia.events.social.matching.Policy.ONE_TO_ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jgrapht.alg.matching.SparseEdmondsMaximumCardinalityMatching;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * 2,000 people, in crowds of several shapes: what is hard for a matching algorithm are long paths, odd circles and many equal
 * weights. How long a reveal among so many takes is measured by {@code mvn -Pbench -Dbench=reveal}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrowdMatchesTest {

    private static final int PEOPLE = 2_000;

    @Test
    void two_thousand_who_choose_by_chance() {
        best(Evening.random(PEOPLE, 5, 1));
    }

    @Test
    void two_thousand_all_of_whose_choices_are_returned() {
        var pairs = best(ring(5));
        assertEquals(PEOPLE / 2, pairs.size());
    }

    @Test
    void two_thousand_all_of_whose_choices_are_returned_by_chance() {
        var pairs = best(regular(2));
        assertTrue(pairs.size() > PEOPLE / 2 - 20, pairs.size() + " pairs");
    }

    @Test
    void two_thousand_on_one_long_path_whose_ends_are_liked_least() {
        var evening = Evening.of(PEOPLE);
        for (int i = 0; i + 1 < PEOPLE; i++) {
            int rank = i % 2 == 0 ? 5 : 1;
            evening.mutual(i, i + 1, rank, rank);
        }
        assertEquals(PEOPLE / 2, best(evening).size());
    }

    @Test
    void two_thousand_in_triangles_that_hang_together() {
        var evening = Evening.of(PEOPLE - PEOPLE % 3);
        int people = evening.people().size();
        for (int i = 0; i < people; i += 3) {
            evening.mutual(i, i + 1, 1, 1).mutual(i + 1, i + 2, 2, 1).mutual(i + 2, i, 2, 2);
            evening.mutual(i, (i + 3) % people, 3, 3);
        }
        assertEquals(people / 2, best(evening).size());
    }

    @Test
    void two_thousand_who_all_love_a_few() {
        var evening = Evening.of(PEOPLE);
        var random = new Random(5);
        for (int i = 5; i < PEOPLE; i++) {
            evening.chooses(i, random.nextInt(5), 1);
        }
        for (int star = 0; star < 5; star++) {
            for (int rank = 1; rank <= 5; rank++) {
                evening.chooses(star, 5 + random.nextInt(PEOPLE - 5), rank);
            }
        }
        assertTrue(best(evening).size() <= 5);
    }

    /** Everybody has five neighbours on a ring, two or three on each side, in an order of liking by chance. */
    private static Evening ring(int choices) {
        var wanted = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < PEOPLE; i++) {
            int opposite = (i + PEOPLE / 2) % PEOPLE;
            wanted.put(i, IntStream.of(1, 2, PEOPLE - 1, PEOPLE - 2).boxed().collect(Collectors.toList()));
            int me = i;
            wanted.get(i).replaceAll(step -> (me + step) % PEOPLE);
            wanted.get(i).add(opposite);
        }
        return ranked(wanted, choices);
    }

    /** The sum of random rings: everybody is returned by everybody, without any shape. */
    private static Evening regular(int rings) {
        var random = new Random(9);
        var wanted = new TreeMap<Integer, List<Integer>>();
        for (int ring = 0; ring < rings; ring++) {
            var order = IntStream.range(0, PEOPLE).boxed().collect(Collectors.toList());
            Collections.shuffle(order, random);
            for (int i = 0; i < PEOPLE; i++) {
                int one = order.get(i);
                int next = order.get((i + 1) % PEOPLE);
                wanted.computeIfAbsent(one, x -> new java.util.ArrayList<>()).add(next);
                wanted.computeIfAbsent(next, x -> new java.util.ArrayList<>()).add(one);
            }
        }
        wanted.replaceAll((who, whom) -> whom.stream().distinct().collect(Collectors.toList()));
        return ranked(wanted, 5);
    }

    private static Evening ranked(Map<Integer, List<Integer>> wanted, int choices) {
        var random = new Random(3);
        var evening = Evening.of(PEOPLE);
        wanted.forEach((who, whom) -> {
            Collections.shuffle(whom, random);
            for (int rank = 1; rank <= Math.min(choices, whom.size()); rank++) {
                evening.chooses(who, whom.get(rank - 1), rank);
            }
        });
        return evening;
    }

    /** As many as there can be, nobody twice, and the same whatever order things come in. */
    private static List<Couple> best(Evening evening) {
        var pairs = evening.matches(ONE_TO_ONE, 1);
        var once = new HashSet<UUID>();
        pairs.forEach(c -> assertTrue(once.add(c.one()) && once.add(c.other()), "somebody is in two pairs"));
        assertEquals(most(evening), pairs.size());
        assertEquals(pairs, evening.shuffled(new Random(2)).matches(ONE_TO_ONE, 1));
        return pairs;
    }

    /** How many pairs there can be, by another algorithm. */
    private static int most(Evening evening) {
        var graph = new SimpleGraph<UUID, DefaultEdge>(DefaultEdge.class);
        evening.people().forEach(graph::addVertex);
        Matches.mutual(evening.choices(), evening.blocks()).keySet().forEach(c -> graph.addEdge(c.one(), c.other()));
        return new SparseEdmondsMaximumCardinalityMatching<>(graph).getMatching().getEdges().size();
    }
}
