package cn.zhijia.events.live.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.LivestreamState;
import cn.zhijia.kit.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SumsTest {

    private final UUID stream = UUID.randomUUID();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 50);
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean broken;
    private final Sums sums = new Sums(this::read, tasks::add, clock::get);

    @Test
    void after_a_sum_its_stream_rests_for_as_long_as_it_took_and_the_last_is_given_meanwhile() throws Exception {
        var first = asked(stream);
        clock.addAndGet(99);
        assertSame(first, sums.of(stream).get(30, TimeUnit.SECONDS));
        assertEquals(0, tasks.size());
        clock.addAndGet(1);
        assertEquals(first.visits() + 200, asked(stream).visits());
    }

    @Test
    void one_that_failed_rests_as_well() {
        broken = true;
        assertInstanceOf(IllegalStateException.class, assertThrows(ExecutionException.class, () -> asked(stream)).getCause());
        broken = false;
        clock.addAndGet(99);
        assertThrows(ExecutionException.class, () -> sums.of(stream).get(30, TimeUnit.SECONDS));
        assertEquals(0, tasks.size());
    }

    @Test
    void while_one_is_summed_the_others_are_told_that_it_is_busy() throws Exception {
        var first = sums.of(stream);
        assertEquals("busy", code(sums.of(UUID.randomUUID())));
        tasks.remove().run();
        first.get(30, TimeUnit.SECONDS);
        asked(UUID.randomUUID());
    }

    @Test
    void when_no_thread_is_free_it_is_busy_and_not_for_ever() throws Exception {
        var full = new boolean[] { true };
        var limited = new Sums(this::read, task -> {
            if (full[0]) {
                throw new RejectedExecutionException();
            }
            task.run();
        }, clock::get);
        assertEquals("busy", code(limited.of(stream)));
        full[0] = false;
        limited.of(stream).get(30, TimeUnit.SECONDS);
    }

    private CountersView asked(UUID which) throws Exception {
        var answer = sums.of(which);
        tasks.remove().run();
        return answer.get(30, TimeUnit.SECONDS);
    }

    /** Takes 100 ns, which count as visits. */
    private CountersView read(UUID which) {
        long now = clock.addAndGet(100);
        if (broken) {
            throw new IllegalStateException("no database");
        }
        return new CountersView(LivestreamState.LIVE, now, 0, 0, 0, null, new ReplayCounts(0, 0), true, Instant.EPOCH);
    }

    private static String code(CompletableFuture<CountersView> answer) {
        return ((Refusal) assertThrows(ExecutionException.class, () -> answer.get(30, TimeUnit.SECONDS)).getCause()).code();
    }
}
