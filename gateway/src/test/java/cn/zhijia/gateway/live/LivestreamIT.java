package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import cn.zhijia.gateway.rush.Crowd;
import cn.zhijia.gateway.rush.Crowd.Answer;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.TheSuite;
import cn.zhijia.kit.testing.Tokens;

/** Viewers behind the gateway, and two replicas that come and go under them. */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LivestreamIT {

    private static final int VIEWERS = 6;
    private static final int LINES = 10;
    /** So that a frame has fewer than the ten messages it can show. */
    private static final int BETWEEN_MILLIS = 70;

    private final LocalSuite suite;
    private final Crowd crowd;
    private final List<String> chatters = IntStream.range(0, LINES).mapToObj(i -> Tokens.member("chatter" + i, "shunyi").sign())
            .toList();
    private final List<String> said = new ArrayList<>();

    LivestreamIT(LocalSuite suite) {
        this.suite = suite;
        crowd = Crowd.throughOutages(suite.gateway());
    }

    @Test
    @Timeout(300)
    void viewers_miss_nothing_while_replicas_change() throws Exception {
        var studio = Studio.live(suite);
        var viewers = IntStream.range(0, VIEWERS).mapToObj(i -> new Viewer(studio.address())).toList();
        try {
            await(viewers, 0);
            chat(studio);
            suite.kill("events", 1);
            chat(studio);
            suite.restart("events", 1);
            suite.kill("events", 2);
            chat(studio);
            studio.order("/messages/" + said.get(0) + "/hiding", null);
            suite.restart("events", 2);
            chat(studio);
            await(viewers, said.size() + 1L);
            viewers.forEach(this::sawEverything);
        } finally {
            viewers.forEach(Viewer::close);
        }
        studio.end();
    }

    private void chat(Studio studio) throws InterruptedException {
        for (String chatter : chatters) {
            String id = UUID.randomUUID().toString();
            var answer = crowd.put(chatter, studio.path() + "/messages/" + id, Map.of("text", "请问产假期间工资怎么算？"));
            assertEquals(2, answer.status() / 100, answer::toString);
            said.add(id);
            Thread.sleep(BETWEEN_MILLIS);
        }
    }

    private static void await(List<Viewer> viewers, long offset) throws InterruptedException {
        for (int i = 0; viewers.stream().anyMatch(viewer -> viewer.at() < offset); i++) {
            assertTrue(i < 300, () -> "nobody may be left behind: " + viewers.stream().map(Viewer::position).toList()
                    + viewers.stream().map(Viewer::faults).toList());
            Thread.sleep(100);
        }
    }

    private void sawEverything(Viewer viewer) {
        assertEquals(List.of(), viewer.faults());
        assertEquals(1, viewer.resets(), "only the first connection starts without a place");
        assertTrue(viewer.connections() > 1, "nobody took anything away from it");
        assertFalse(viewer.shown().isEmpty(), "shown nothing");
        assertEquals(said.size() + 1L, viewer.shown().size() + viewer.unshown());
        assertTrue(viewer.hidden().contains(said.get(0)));
        assertEquals(said.stream().filter(viewer.shown()::contains).toList(), viewer.shown(), "out of order");
    }

    @Test
    @Timeout(300)
    void slow_mode_holds_across_replicas() throws Exception {
        var studio = Studio.live(suite);
        studio.order("/chat-settings", Map.of("mode", "OPEN", "slowModeSeconds", 60));
        String eager = Tokens.member("eager", "shunyi").sign();
        var replicas = List.of(new Crowd(suite.service("events", 1)), new Crowd(suite.service("events", 2)));
        var answers = crowd.go(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Answer>) () -> replicas.get(i % 2).put(eager,
                        studio.path() + "/messages/" + UUID.randomUUID(), Map.of("text", "第" + i + "问")))
                .toList());
        assertEquals(1, answers.stream().filter(a -> a.status() == 201).count(), answers::toString);
        assertEquals(7, answers.stream().filter(a -> a.status() == 429).count(), answers::toString);
        studio.end();
    }
}
