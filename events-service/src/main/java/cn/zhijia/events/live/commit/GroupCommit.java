package cn.zhijia.events.live.commit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import cn.zhijia.kit.Refusal;
import io.quarkus.logging.Log;

/**
 * One thread that commits what many hand in: while one batch is on its way to the disk, the next gathers. Nobody is answered
 * before the commit that holds his item. When there is no room, no database or no time, everybody is told to come back.
 */
public final class GroupCommit<T, R> implements AutoCloseable {

    private static final long LOOK_UP_MILLIS = 50;

    /** All items in one transaction, which has committed on return; for each, in order, what gives its answer or refuses it. */
    @FunctionalInterface
    public interface Work<T, R> {
        List<Supplier<R>> commit(List<T> items) throws Exception;
    }

    /**
     * @param room items that may wait
     * @param batch items of one commit
     * @param gather from the beginning of one batch to that of the next, at least, unless it is full by then
     * @param patience how long an item may have waited and still be worth its commit
     */
    public record Limits(int room, int batch, Duration gather, Duration patience) {
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> answer, long since) {
    }

    private final Work<T, R> work;
    private final Predicate<Throwable> hopeless;
    private final Limits limits;
    private final BlockingQueue<Waiting<T, R>> queue;
    private final Thread writer;
    private volatile boolean closed;
    /** When the last batch did. The writer's. */
    private long began;

    /** @param hopeless whether a failure is nobody's item's fault, so that smaller batches would fail as well */
    public GroupCommit(String name, Limits limits, Predicate<Throwable> hopeless, Work<T, R> work) {
        this.work = work;
        this.hopeless = hopeless;
        this.limits = limits;
        queue = new ArrayBlockingQueue<>(limits.room());
        began = System.nanoTime() - limits.gather().toNanos();
        writer = new Thread(this::write, name);
        writer.setDaemon(true);
        writer.start();
    }

    /** Completes once the item is committed, exceptionally if it is not. */
    public CompletableFuture<R> submit(T item) {
        var waiting = new Waiting<T, R>(item, new CompletableFuture<>(), System.nanoTime());
        if (closed || !queue.offer(waiting) || closed && queue.remove(waiting)) {
            waiting.answer.completeExceptionally(new Refusal("busy"));
        }
        return waiting.answer;
    }

    /** Says no to one item of a batch whose others are committed. */
    public static <R> Supplier<R> refused(RuntimeException why) {
        return () -> {
            throw why;
        };
    }

    private void write() {
        while (!closed || !queue.isEmpty()) {
            var batch = new ArrayList<Waiting<T, R>>();
            try {
                next(batch);
                commit(batch);
            } catch (Throwable e) { // of memory, say: nobody must wait for a thread that has gone, or for an answer
                Log.error("A batch was lost on its way to its commit", e);
                fail(batch, e);
            }
        }
    }

    private void next(List<Waiting<T, R>> batch) {
        try {
            var first = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                gather();
                queue.drainTo(batch, limits.batch() - 1);
            }
        } catch (InterruptedException nobodyElsesThread) {
            closed = true;
        }
        long oldest = System.nanoTime() - limits.patience().toNanos();
        batch.removeIf(waiting -> waiting.since < oldest && waiting.answer.completeExceptionally(new Refusal("busy")));
    }

    /**
     * Who comes after a pause goes at once. Where one has just gone there will be more in a moment, and a commit of a few costs
     * the database nearly as much as one of many: so these wait for each other.
     */
    private void gather() throws InterruptedException {
        long early = began + limits.gather().toNanos() - System.nanoTime();
        if (early > 0 && queue.size() < limits.batch() - 1 && !closed) {
            TimeUnit.NANOSECONDS.sleep(early);
        }
        began = System.nanoTime();
    }

    /** A batch that fails is halved until what is wrong stands alone, so that it hurts nobody else. */
    private void commit(List<Waiting<T, R>> whole) {
        Deque<List<Waiting<T, R>>> parts = new ArrayDeque<>(whole.isEmpty() ? List.of() : List.of(whole));
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                answer(part, work.commit(part.stream().map(Waiting::item).toList()));
            } catch (Throwable e) { // whatever it is, the thread goes on and everybody hears of it
                int half = part.size() / 2;
                if (hopeless.test(e)) {
                    parts.forEach(rest -> fail(rest, e));
                    parts.clear();
                    fail(part, e);
                    failAllThatWait(e);
                } else if (half == 0) {
                    fail(part, e);
                } else {
                    parts.push(part.subList(half, part.size()));
                    parts.push(part.subList(0, half));
                }
            }
        }
    }

    private void answer(List<Waiting<T, R>> part, List<Supplier<R>> answers) {
        for (int i = 0; i < part.size(); i++) {
            try {
                part.get(i).answer.complete(answers.get(i).get());
            } catch (RuntimeException refused) {
                part.get(i).answer.completeExceptionally(refused);
            }
        }
    }

    /** Each of them would wait for the same failure again, one batch after the other. */
    private void failAllThatWait(Throwable e) {
        var waiting = new ArrayList<Waiting<T, R>>();
        queue.drainTo(waiting);
        fail(waiting, e);
    }

    private void fail(List<Waiting<T, R>> part, Throwable e) {
        part.forEach(waiting -> waiting.answer.completeExceptionally(e));
    }

    /** Takes nothing more; returns when all that was taken is committed. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(limits.patience().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
