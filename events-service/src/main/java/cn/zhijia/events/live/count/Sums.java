package cn.zhijia.events.live.count;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import cn.zhijia.kit.Refusal;

/**
 * Exact counters. To read every row of a great stream takes seconds of a processor, and everybody may ask: so one is summed at
 * a time, and a stream rests for as long as its sum took. Nobody can keep the database busy with one for more than half of the
 * time.
 */
final class Sums {

    private static final int STREAMS = 1_000;
    /** Longer than any statement may take. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** @param until when the stream has rested, on the monotonic clock, nanoseconds */
    private record Sum(Supplier<CountersView> outcome, long until) {
    }

    private final Function<UUID, CountersView> read;
    private final Executor workers;
    private final LongSupplier clock;
    private final Semaphore summing = new Semaphore(1);
    private final Cache<UUID, Sum> last = Caffeine.newBuilder().maximumSize(STREAMS).expireAfterWrite(KEPT).build();

    Sums(Function<UUID, CountersView> read, Executor workers, LongSupplier clock) {
        this.read = read;
        this.workers = workers;
        this.clock = clock;
    }

    CompletableFuture<CountersView> of(UUID stream) {
        var resting = last.getIfPresent(stream);
        if (resting != null && clock.getAsLong() - resting.until < 0) {
            return CompletableFuture.completedFuture(resting).thenApply(sum -> sum.outcome.get());
        }
        if (!summing.tryAcquire()) {
            return CompletableFuture.failedFuture(new Refusal("busy"));
        }
        try {
            return CompletableFuture.supplyAsync(() -> sum(stream), workers)
                    .whenComplete((sum, failure) -> summing.release()).thenApply(sum -> sum.outcome.get());
        } catch (RejectedExecutionException full) { // nobody will ever complete it
            summing.release();
            return CompletableFuture.failedFuture(new Refusal("busy"));
        }
    }

    /** One that failed has cost as much as one that has not. */
    private Sum sum(UUID stream) {
        long began = clock.getAsLong();
        var outcome = outcome(stream);
        long ended = clock.getAsLong();
        var sum = new Sum(outcome, ended + (ended - began));
        last.put(stream, sum);
        return sum;
    }

    private Supplier<CountersView> outcome(UUID stream) {
        try {
            var view = read.apply(stream);
            return () -> view;
        } catch (RuntimeException failure) {
            return () -> {
                throw failure;
            };
        }
    }
}
