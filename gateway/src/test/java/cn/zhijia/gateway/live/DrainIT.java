package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import cn.zhijia.gateway.audience.Tally;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.TheSuite;

/** A replica is told to end, as an update does it, while people watch and speak. */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DrainIT {

    /** Beside a full hall, who note every message by its id. */
    private static final int WITNESSES = 8;
    /** What a replica is given before it is killed: its own 10 s for requests in flight, and some to end in. */
    private static final int GRACE_SECONDS = 30;

    private final LocalSuite suite;

    DrainIT(LocalSuite suite) {
        this.suite = suite;
    }

    @Test
    @Timeout(600)
    void viewers_of_a_replica_that_is_told_to_end_are_sent_on_and_miss_nothing() throws Exception {
        var studio = Studio.live(suite);
        var witnesses = IntStream.range(0, WITNESSES).mapToObj(i -> new Viewer(studio.address())).toList();
        try (var hall = new Hall(suite, studio); var talk = new Conversation(suite, studio)) {
            Patience.await("the witnesses have a place", () -> heard(witnesses, 0));
            talk.begin();
            boolean ended = false;
            try {
                ended = drained(hall, talk);
            } finally {
                suite.restart("events", 2);
            }
            assertTrue(ended, "it had to be killed");
            talk.end();
            Patience.await("the witnesses have heard all", () -> heard(witnesses, talk.said().size()));
            halfMovedOver(hall.tally());
            hall.requireNobodyLeftBehind();
            witnesses.forEach(witness -> talk.requireHeardBy(witness, 0));
            assertTrue(witnesses.stream().anyMatch(witness -> witness.connections() > 1), "no witness was there");
            hall.requireEverybodyHears(talk);
        } finally {
            witnesses.forEach(Viewer::close);
        }
        studio.end();
    }

    /** @return whether replica 2 ended by itself, told so in the middle of the conversation */
    private boolean drained(Hall hall, Conversation talk) throws Exception {
        Patience.await("they speak", () -> talk.said().size() > 20);
        var replica = ProcessHandle.of(suite.pids().get("events-2")).orElseThrow();
        assertTrue(replica.destroy());
        boolean ended = endsInTime(replica);
        int then = talk.said().size();
        Patience.await("everybody has moved over and they still speak",
                () -> hall.tally().of("reconnect") > 0 && hall.full() && talk.said().size() > then + 20);
        return ended;
    }

    private static boolean endsInTime(ProcessHandle replica) throws Exception {
        try {
            replica.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stays) {
            replica.destroyForcibly();
            replica.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
            return false;
        }
    }

    private static boolean heard(List<Viewer> witnesses, int lines) {
        return witnesses.stream().allMatch(witness -> witness.at() >= lines);
    }

    /** The replica is gone, so whoever was there has lost its connection, with the announcement or without. */
    private static void halfMovedOver(Tally tally) {
        assertEquals(0, tally.of("lost"), () -> "without the announcement: " + tally.summary());
        long moved = tally.of("reconnect");
        assertTrue(moved >= Hall.SEATS / 4 && moved <= Hall.SEATS * 3 / 4, () -> "not half an audience: " + tally.summary());
        assertTrue(tally.differentWaits() > 10, () -> "they were told to come back together: " + tally.differentWaits());
    }
}
