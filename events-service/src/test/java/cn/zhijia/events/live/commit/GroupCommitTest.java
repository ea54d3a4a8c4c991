package cn.zhijia.events.live.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupCommitTest {

    private static final int POISON = 13;
    private static final int BOTTOMLESS = 14_000;

    private final List<List<Integer>> committed = new CopyOnWriteArrayList<>();
    private final Semaphore disk = new Semaphore(0);
    private volatile SQLException failure;
    private GroupCommit<Integer, Integer> commit = of(100, 10, Duration.ofSeconds(30));

    @AfterEach
    void end() {
        disk.release(10_000);
        commit.close();
    }

    @Test
    void nobody_is_answered_before_the_commit() throws Exception {
        var answer = commit.submit(1);
        Thread.sleep(100);
        assertTrue(!answer.isDone());
        disk.release();
        assertEquals(-1, answer.get(30, TimeUnit.SECONDS));
    }

    @Test
    void while_one_commit_is_under_way_the_next_gathers_up_to_its_limit() throws Exception {
        var first = underWay();
        var rest = IntStream.rangeClosed(1, 25).mapToObj(i -> commit.submit(100 + i)).toList();
        disk.release(100);
        first.get(30, TimeUnit.SECONDS);
        for (int i = 1; i <= 25; i++) {
            assertEquals(-100 - i, rest.get(i - 1).get(30, TimeUnit.SECONDS));
        }
        assertEquals(List.of(1, 10, 10, 5), committed.stream().map(List::size).toList());
    }

    @Test
    void who_comes_after_a_pause_goes_at_once_and_those_who_follow_go_together() throws Exception {
        commit.close();
        commit = of(new GroupCommit.Limits(100, 50, Duration.ofSeconds(3), Duration.ofSeconds(30)));
        disk.release(100);
        assertEquals(-1, commit.submit(1).get(30, TimeUnit.SECONDS));
        var following = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 101; i <= 120; i++) {
            following.add(commit.submit(i));
            Thread.sleep(10); // in which each would have been committed by itself
        }
        for (var answer : following) {
            answer.get(30, TimeUnit.SECONDS);
        }
        assertEquals(List.of(1, 20), committed.stream().map(List::size).toList());
    }

    @Test
    void one_that_cannot_be_written_hurts_nobody_else() throws Exception {
        var first = underWay();
        var answers = IntStream.rangeClosed(10, 19).mapToObj(commit::submit).toList();
        disk.release(100);
        for (int i = 10; i <= 19; i++) {
            var answer = answers.get(i - 10);
            if (i == POISON) {
                assertInstanceOf(SQLException.class, cause(answer));
            } else {
                assertEquals(-i, answer.get(30, TimeUnit.SECONDS));
            }
        }
        assertEquals(0, first.get());
        assertEquals(List.of(0, 10, 11, 12, 14, 15, 16, 17, 18, 19), committed.stream().flatMap(List::stream).toList());
    }

    @Test
    void an_item_that_is_refused_leaves_the_others_committed() throws Exception {
        disk.release(100);
        assertInstanceOf(Refusal.class, cause(commit.submit(-7)));
        assertEquals(-8, commit.submit(8).get(30, TimeUnit.SECONDS));
    }

    @Test
    void without_room_it_says_busy_at_once() throws Exception {
        var first = underWay();
        var answers = IntStream.range(0, 120).mapToObj(i -> commit.submit(1_000 + i)).toList();
        assertEquals(20, answers.stream().filter(CompletableFuture::isCompletedExceptionally).count());
        assertEquals("busy", ((Refusal) cause(answers.get(119))).code());
        disk.release(1_000);
        assertEquals(0, first.get(30, TimeUnit.SECONDS));
        assertEquals(-1_099, answers.get(99).get(30, TimeUnit.SECONDS));
    }

    @Test
    void without_a_database_everybody_who_waits_is_told_and_it_goes_on_when_there_is_one() throws Exception {
        failure = new SQLException("gone", "08006");
        var first = underWay();
        var answers = IntStream.range(0, 50).mapToObj(i -> commit.submit(1_000 + i)).toList();
        disk.release(1);
        for (var answer : answers) {
            assertEquals("08006", ((SQLException) cause(answer)).getSQLState());
        }
        assertInstanceOf(SQLException.class, cause(first));
        failure = null;
        disk.release(100);
        assertEquals(-1, commit.submit(1).get(30, TimeUnit.SECONDS));
    }

    @Test
    void who_has_waited_too_long_is_told_to_come_back() throws Exception {
        commit.close();
        commit = of(100, 10, Duration.ofMillis(200));
        var first = underWay();
        var late = commit.submit(1);
        Thread.sleep(300);
        disk.release(100);
        assertEquals("busy", ((Refusal) cause(late)).code());
        assertEquals(0, first.get());
        assertEquals(List.of(List.of(0)), committed);
    }

    @Test
    void at_the_end_what_was_taken_is_committed_and_nothing_more_is_taken() throws Exception {
        var taken = new ArrayList<CompletableFuture<Integer>>();
        IntStream.rangeClosed(101, 150).forEach(i -> taken.add(commit.submit(i)));
        var ended = new CountDownLatch(1);
        new Thread(() -> {
            commit.close();
            ended.countDown();
        }).start();
        Thread.sleep(100);
        disk.release(1_000);
        assertTrue(ended.await(30, TimeUnit.SECONDS));
        for (var answer : taken) {
            assertTrue(answer.isDone() && answer.get() < 0);
        }
        assertEquals("busy", ((Refusal) cause(commit.submit(1))).code());
    }

    @Test
    void an_error_of_whatever_kind_is_told_and_the_writer_goes_on() throws Exception {
        disk.release(100);
        assertInstanceOf(StackOverflowError.class, cause(commit.submit(BOTTOMLESS)));
        assertEquals(-1, commit.submit(1).get(30, TimeUnit.SECONDS));
        commit.close();
        commit = new GroupCommit<>("test", new GroupCommit.Limits(100, 10, Duration.ZERO, Duration.ofSeconds(30)), failure -> {
            throw new OutOfMemoryError("on the way");
        }, this::write);
        assertInstanceOf(OutOfMemoryError.class, cause(commit.submit(POISON)));
        assertEquals(-1, commit.submit(1).get(30, TimeUnit.SECONDS));
    }

    private GroupCommit<Integer, Integer> of(int room, int batch, Duration patience) {
        return of(new GroupCommit.Limits(room, batch, Duration.ZERO, patience));
    }

    private GroupCommit<Integer, Integer> of(GroupCommit.Limits limits) {
        return new GroupCommit<>("test", limits, Commits::away, this::write);
    }

    /** Answers with the number's negative; 13 breaks a batch, a negative number is refused by itself. */
    private List<Supplier<Integer>> write(List<Integer> items) throws Exception {
        disk.acquire();
        if (failure != null) {
            throw failure;
        }
        if (items.contains(BOTTOMLESS)) {
            throw new StackOverflowError();
        }
        if (items.contains(POISON)) {
            throw new SQLException("poison", "23514");
        }
        committed.add(items);
        return items.stream().<Supplier<Integer>> map(i -> i < 0 ? GroupCommit.refused(new Refusal("gone")) : () -> -i)
                .toList();
    }

    /** An item of its own batch, which waits for the disk. */
    private CompletableFuture<Integer> underWay() throws InterruptedException {
        var answer = commit.submit(0);
        while (!disk.hasQueuedThreads()) {
            Thread.sleep(5);
        }
        return answer;
    }

    private static Throwable cause(CompletableFuture<Integer> answer) {
        return assertThrows(ExecutionException.class, () -> answer.get(30, TimeUnit.SECONDS)).getCause();
    }
}
