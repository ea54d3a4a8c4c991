package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import cn.zhijia.gateway.audience.Audience;
import cn.zhijia.gateway.audience.Tally;
import cn.zhijia.gateway.rush.Crowd;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.TheSuite;
import cn.zhijia.kit.testing.Tokens;

/** A replica is told to end, as an update does it, while people watch and speak. */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DrainIT {

    private static final int VIEWERS = 200;
    /** Of those, in addition, who note every message by its id. */
    private static final int WITNESSES = 8;
    private static final int BETWEEN_MILLIS = 100;
    private static final int PATIENCE_SECONDS = 60;
    /** What a replica is given before it is killed: its own 10 s for requests in flight, and some to end in. */
    private static final int GRACE_SECONDS = 15;
    private static final List<String> FAULTS = List.of("lost", "hole", "miscount", "failed");

    private final LocalSuite suite;
    private final Crowd crowd;
    private final String chatter = Tokens.member("drain-chatter", "shunyi").sign();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    DrainIT(LocalSuite suite) {
        this.suite = suite;
        crowd = Crowd.throughOutages(suite.gateway());
    }

    @Test
    @Timeout(300)
    void viewers_of_a_replica_that_is_told_to_end_are_sent_on_and_miss_nothing() throws Exception {
        var studio = Studio.live(suite);
        var witnesses = IntStream.range(0, WITNESSES).mapToObj(i -> new Viewer(studio.address())).toList();
        try (var audience = new Audience(List.of(suite.gateway()), streamOf(studio), VIEWERS, false)) {
            audience.gather(VIEWERS);
            var tally = audience.tally();
            await("everybody has a place", () -> tally.of("reset") == VIEWERS && caughtUp(witnesses));
            boolean ended = false;
            try {
                ended = drained(studio, () -> tally.of("reconnect") > 0 && audience.listening() == VIEWERS);
            } finally {
                suite.restart("events", 2);
            }
            assertTrue(ended, "it had to be killed");
            await("the witnesses have heard all", () -> caughtUp(witnesses));
            movedOver(tally);
            witnesses.forEach(this::sawEverything);
            assertTrue(witnesses.stream().anyMatch(witness -> witness.connections() > 1), "no witness was there");
            everybodyIsServed(studio, tally);
        } finally {
            witnesses.forEach(Viewer::close);
        }
        studio.end();
    }

    /** @return whether replica 2 ended by itself, told so in the middle of the conversation */
    private boolean drained(Studio studio, BooleanSupplier settled) throws Exception {
        var over = new AtomicBoolean();
        var thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> talk = thread.submit(() -> {
                while (!over.get()) {
                    say(studio);
                }
                return null;
            });
            await("they speak", () -> said.size() > 20);
            var replica = ProcessHandle.of(suite.pids().get("events-2")).orElseThrow();
            assertTrue(replica.destroy());
            boolean ended = endsInTime(replica);
            int then = said.size();
            await("everybody has moved over and they still speak", () -> settled.getAsBoolean() && said.size() > then + 20);
            over.set(true);
            talk.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended;
        } finally {
            thread.shutdownNow();
        }
    }

    private static boolean endsInTime(ProcessHandle replica) throws Exception {
        try {
            replica.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stays) {
            replica.destroyForcibly();
            replica.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return false;
        }
    }

    private void say(Studio studio) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        var answer = crowd.put(chatter, studio.path() + "/messages/" + id, Map.of("text", "请问产假期间工资怎么算？"));
        assertEquals(2, answer.status() / 100, answer::toString);
        said.add(id);
        Thread.sleep(BETWEEN_MILLIS);
    }

    private boolean caughtUp(List<Viewer> witnesses) {
        return witnesses.stream().allMatch(witness -> witness.at() >= said.size());
    }

    /** The replica is gone, so whoever was there has lost its connection, with the announcement or without. */
    private static void movedOver(Tally tally) {
        FAULTS.forEach(fault -> assertEquals(0, tally.of(fault), () -> fault + " of " + tally.summary()));
        assertEquals(VIEWERS, tally.of("reset"), "only a first connection starts without a place");
        long moved = tally.of("reconnect");
        assertTrue(moved >= VIEWERS / 4 && moved <= VIEWERS * 3 / 4, () -> "not half an audience: " + tally.summary());
    }

    private void sawEverything(Viewer witness) {
        assertEquals(List.of(), witness.faults());
        assertEquals(1, witness.resets());
        assertEquals(said.size(), witness.shown().size() + witness.unshown());
        assertEquals(said.stream().filter(witness.shown()::contains).toList(), witness.shown(), "out of order");
    }

    /** Each range followed the one before, so whoever gets the last lines has been told of all before them. */
    private void everybodyIsServed(Studio studio, Tally tally) throws InterruptedException {
        quiet(tally);
        tally.clear();
        int lines = 5; // fewer than a frame shows
        for (int i = 0; i < lines; i++) {
            say(studio);
        }
        await("everybody has the last lines", () -> messages(tally) >= (long) VIEWERS * lines);
        quiet(tally);
        assertEquals((long) VIEWERS * lines, messages(tally), "somebody got one twice");
        FAULTS.forEach(fault -> assertEquals(0, tally.of(fault), () -> fault + " of " + tally.summary()));
    }

    private static long messages(Tally tally) {
        return ((Number) tally.summary().get("received")).longValue();
    }

    /** Returns when no frame has come for some time. */
    private static void quiet(Tally tally) throws InterruptedException {
        long before = -1;
        for (long now = tally.of("frame"); now != before; now = tally.of("frame")) {
            before = now;
            TimeUnit.SECONDS.sleep(3);
        }
    }

    private static UUID streamOf(Studio studio) {
        return UUID.fromString(studio.path().substring(studio.path().lastIndexOf('/') + 1));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, () -> "not after " + PATIENCE_SECONDS + " s: " + what);
            Thread.sleep(100);
        }
    }
}
