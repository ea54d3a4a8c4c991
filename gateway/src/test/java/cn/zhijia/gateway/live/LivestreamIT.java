package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /** Beside a full hall, who note every message by its id. */
    private static final int WITNESSES = 6;
    private static final int LINES = 10;

    private final LocalSuite suite;

    LivestreamIT(LocalSuite suite) {
        this.suite = suite;
    }

    @Test
    @Timeout(600)
    void viewers_miss_nothing_while_replicas_change() throws Exception {
        var studio = Studio.live(suite);
        var witnesses = IntStream.range(0, WITNESSES).mapToObj(i -> new Viewer(studio.address())).toList();
        try (var hall = new Hall(suite, studio); var talk = new Conversation(suite, studio)) {
            await(witnesses, 0);
            talk.say(LINES);
            suite.kill("events", 1);
            talk.say(LINES);
            suite.restart("events", 1);
            suite.kill("events", 2);
            talk.say(LINES);
            studio.order("/messages/" + talk.said().get(0) + "/hiding", null);
            suite.restart("events", 2);
            talk.say(LINES);
            await(witnesses, talk.said().size() + 1L);
            witnesses.forEach(witness -> sawEverything(witness, talk));
            Patience.await("everybody is there again", hall::full);
            hall.requireNobodyLeftBehind();
            long lost = hall.tally().of("lost");
            assertTrue(lost >= Hall.SEATS, () -> "two replicas lost their viewers: " + hall.tally().summary());
            hall.requireEverybodyHears(talk);
        } finally {
            witnesses.forEach(Viewer::close);
        }
        studio.end();
    }

    private static void await(List<Viewer> witnesses, long offset) throws InterruptedException {
        Patience.await("nobody is left behind " + offset, () -> witnesses.stream().allMatch(viewer -> viewer.at() >= offset));
    }

    private static void sawEverything(Viewer witness, Conversation talk) {
        talk.requireHeardBy(witness, 1); // the hiding
        assertTrue(witness.connections() > 1, "nobody took anything away from it");
        assertFalse(witness.shown().isEmpty(), "shown nothing");
        assertTrue(witness.hidden().contains(talk.said().get(0)));
    }

    @Test
    @Timeout(300)
    void slow_mode_holds_across_replicas() throws Exception {
        var studio = Studio.live(suite);
        studio.order("/chat-settings", Map.of("mode", "OPEN", "slowModeSeconds", 60));
        String eager = Tokens.member("eager", "shunyi").sign();
        var replicas = List.of(new Crowd(suite.service("events", 1)), new Crowd(suite.service("events", 2)));
        var answers = new Crowd(suite.gateway()).go(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Answer>) () -> replicas.get(i % 2).put(eager,
                        studio.path() + "/messages/" + UUID.randomUUID(), Map.of("text", "第" + i + "问")))
                .toList());
        assertEquals(1, answers.stream().filter(a -> a.status() == 201).count(), answers::toString);
        assertEquals(7, answers.stream().filter(a -> a.status() == 429).count(), answers::toString);
        studio.end();
    }
}
