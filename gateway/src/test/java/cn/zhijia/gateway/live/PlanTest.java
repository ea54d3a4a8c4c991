package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanTest {

    private final Plan whole = Plan.ofTheLawLivestream(7, 1);

    @Test
    void the_whole_broadcast_is_the_pages() {
        assertEquals(1_605_000, whole.visits());
        assertEquals(1_593_000, IntStream.range(0, whole.visits()).mapToLong(whole::likes).sum());
        assertTrue(IntStream.range(0, whole.visits()).filter(i -> whole.likes(i) >= 2).count() >= 400_000);
        assertTrue(whole.requests() >= 1_605_000 + 800_000);
    }

    @Test
    void one_request_of_twenty_is_sent_twice() {
        long twice = IntStream.range(0, 300_000).filter(i -> whole.sent(i, i % 3) != Plan.Sent.ONCE).count();
        assertEquals(15_000, twice, 600);
    }

    @Test
    void of_the_whole_broadcast_as_well() {
        assertEquals(1.05, (double) whole.sendings() / whole.requests(), 0.001);
    }

    @Test
    void a_part_of_it_is_like_the_whole_and_the_same_each_time() {
        var part = Plan.ofTheLawLivestream(7, 0.01);
        assertEquals(15_930, IntStream.range(0, part.visits()).map(part::likes).sum());
        var ids = new HashSet<UUID>();
        for (int i = 0; i < part.visits(); i++) {
            assertTrue(ids.add(part.visit(i)) && ids.add(part.device(i)));
            assertEquals(7, part.visit(i).version());
            assertEquals(4, part.device(i).version());
        }
        assertEquals(part.visit(4_711), Plan.ofTheLawLivestream(7, 0.01).visit(4_711));
    }
}
