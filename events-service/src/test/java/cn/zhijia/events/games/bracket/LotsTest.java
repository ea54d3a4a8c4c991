package cn.zhijia.events.games.bracket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LotsTest {

    private static final List<UUID> FOUR = IntStream.rangeClosed(1, 4).mapToObj(i -> new UUID(0, i)).toList();

    /**
     * Their numbers begin with 2347, e9c1, 2356, d8a0. Repeat it by hand:
     * {@code printf '乐动多巴安\n00000000-0000-0000-0000-000000000001' | sha256sum}.
     */
    @Test
    void anybody_can_repeat_the_draw() {
        assertEquals(List.of(1, 3, 4, 2),
                Lots.drawn(FOUR, Map.of(), "乐动多巴安").stream().map(FOUR::indexOf).map(i -> i + 1).toList());
    }

    @Test
    void who_is_seeded_comes_first_by_seed() {
        var drawn = Lots.drawn(FOUR, Map.of(FOUR.get(3), 1, FOUR.get(1), 5), "x");
        assertEquals(List.of(FOUR.get(3), FOUR.get(1)), drawn.subList(0, 2));
    }

    @Test
    void the_order_they_come_in_changes_nothing() {
        var random = new Random(1);
        for (int size = 2; size <= 64; size++) {
            var entries = new ArrayList<>(IntStream.range(0, size).mapToObj(i -> new UUID(i, i)).toList());
            var drawn = Lots.drawn(entries, Map.of(entries.get(1), 1), "第 1 号");
            Collections.shuffle(entries, random);
            assertEquals(drawn, Lots.drawn(entries, Map.of(new UUID(1, 1), 1), "第 1 号"));
        }
    }

    @Test
    void each_seed_draws_anew_and_fairly() {
        var firsts = new HashMap<UUID, Integer>();
        IntStream.range(0, 4000).forEach(i -> firsts.merge(Lots.drawn(FOUR, Map.of(), "draw " + i).get(0), 1, Integer::sum));
        assertTrue(firsts.values().stream().allMatch(n -> n > 900 && n < 1100), firsts.toString());
    }
}
