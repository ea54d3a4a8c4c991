package cn.zhijia.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplicasTest {

    private final URI one = URI.create("http://one:1");
    private final URI two = URI.create("http://two:2");
    private final AtomicLong clock = new AtomicLong(-5);
    private final Replicas replicas = new Replicas(List.of(one, two), clock::get);

    @Test
    void they_are_asked_in_turn() {
        assertEquals(List.of(one, two, one, two), asked(4));
    }

    @Test
    void one_that_refused_rests_for_two_seconds() {
        replicas.refused(one);
        assertEquals(List.of(two, two, two), asked(3));
        clock.addAndGet(2_000_000_000L);
        assertEquals(List.of(two, two), asked(2));
        clock.addAndGet(1);
        assertEquals(2, asked(4).stream().filter(one::equals).count());
    }

    @Test
    void when_all_refused_somebody_has_to_try() {
        replicas.refused(one);
        replicas.refused(two);
        assertEquals(2, asked(4).stream().filter(one::equals).count());
    }

    private List<URI> asked(int times) {
        return java.util.stream.IntStream.range(0, times).mapToObj(i -> replicas.next()).toList();
    }
}
