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

/** PostgreSQL loses its power under load and comes back; nothing else is started again. */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseCutIT {

    private static final Plan PLAN = new Plan(2, 12_000, 11_910);
    private static final int PHONES = 1_000;

    private final LocalSuite suite;

    DatabaseCutIT(LocalSuite suite) {
        this.suite = suite;
    }

    @Test
    @Timeout(600)
    void callers_are_asked_for_patience_and_what_was_acknowledged_is_stored() throws Exception {
        var studio = Studio.live(suite);
        try (var replay = new Replay(studio.address(), PLAN, PHONES, suite.logs(), new Progress(System.out))) {
            assertTrue(replay.await(PHONES), "it was over before anything could be taken away");
            suite.kill("postgres");
            Thread.sleep(2_000); // some call meanwhile
            suite.restart("postgres");
            var result = replay.result();
            assertEquals(List.of(), Replay.faults(result, PLAN)); // patience without Retry-After is one
            var statuses = result.path("statuses");
            assertTrue(statuses.path("503").asInt() > 0 && statuses.path("lost").asInt() == 0, statuses::toString);
        }
        var expected = new Totals(PLAN.visits(), PLAN.likes());
        assertEquals(expected, studio.settled(expected));
        assertEquals(expected, studio.counters("?exact=true"));
        assertEquals(PLAN.visits(), studio.kept(PLAN));
        studio.end();
    }
}
