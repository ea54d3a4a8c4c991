package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import cn.zhijia.gateway.live.Studio.Totals;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.Progress;
import cn.zhijia.gateway.suite.TheSuite;

/**
 * A part of the law livestream, a thousand phones at a time while people speak, with two replicas of which one loses its power
 * in the middle.
 */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayIT {

    private static final Plan PLAN = new Plan(1, 12_000, 11_910);
    private static final int PHONES = 1_000;

    private final LocalSuite suite;

    ReplayIT(LocalSuite suite) {
        this.suite = suite;
    }

    @Test
    @Timeout(600)
    void what_was_acknowledged_is_there_once_although_a_replica_died() throws Exception {
        var studio = Studio.live(suite);
        try (var talk = new Conversation(suite, studio);
                var watching = new Viewer(studio.address());
                var polling = Viewer.polling(studio.address())) {
            Patience.await("both have a place", () -> watching.at() == 0 && polling.at() == 0);
            talk.begin();
            play(studio, talk);
            talk.end();
            heard(talk, watching, polling);
        }
        var expected = new Totals(PLAN.visits(), PLAN.likes());
        assertEquals(expected, studio.settled(expected));
        assertEquals(expected, studio.counters("?exact=true"));
        assertEquals(expected, studio.rows());
        assertEquals(PLAN.visits(), studio.kept(PLAN));
        studio.end();
    }

    private void play(Studio studio, Conversation talk) throws Exception {
        try (var replay = new Replay(studio.address(), PLAN, PHONES, suite.logs(), new Progress(System.out))) {
            assertTrue(replay.await(PHONES), "it was over before anything could be taken away");
            suite.kill("events", 2);
            int then = talk.said().size();
            var result = replay.result();
            suite.restart("events", 2);
            assertEquals(List.of(), Replay.faults(result, PLAN));
            assertTrue(result.path("statuses").size() > 2, "nobody noticed: " + result);
            assertTrue(talk.said().size() > then, "nobody spoke meanwhile");
        }
    }

    /** Who polls is shown every line; a frame of a busy moment may have more than it shows, and counts the others. */
    private static void heard(Conversation talk, Viewer watching, Viewer polling) throws InterruptedException {
        int lines = talk.said().size();
        Patience.await("both have heard all", () -> watching.at() >= lines && polling.at() >= lines);
        talk.requireHeardBy(watching, 0);
        talk.requireHeardBy(polling, 0);
        assertEquals(talk.said(), polling.shown());
    }
}
