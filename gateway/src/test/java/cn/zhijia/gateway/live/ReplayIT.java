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

/** A part of the law livestream, with two replicas of which one loses its power in the middle. */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayIT {

    private static final Plan PLAN = new Plan(1, 6_000, 5_955);
    private static final int CONNECTIONS = 64;

    private final LocalSuite suite;

    ReplayIT(LocalSuite suite) {
        this.suite = suite;
    }

    @Test
    @Timeout(300)
    void what_was_acknowledged_is_there_once_although_a_replica_died() throws Exception {
        var studio = Studio.live(suite);
        try (var replay = new Replay(studio.address(), PLAN, CONNECTIONS, suite.logs(), new Progress(System.out))) {
            assertTrue(replay.await(1), "it was over before anything could be taken away");
            suite.kill("events", 2);
            var result = replay.result();
            suite.restart("events", 2);
            assertEquals(List.of(), Replay.faults(result, PLAN));
            assertTrue(result.path("statuses").size() > 2, "nobody noticed: " + result);
        }
        var expected = new Totals(PLAN.visits(), PLAN.likes());
        assertEquals(expected, studio.settled(expected));
        assertEquals(expected, studio.counters("?exact=true"));
        assertEquals(expected, studio.rows());
        assertEquals(PLAN.visits(), studio.kept(PLAN));
        studio.end();
    }
}
