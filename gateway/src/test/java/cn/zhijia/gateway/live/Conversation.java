package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import cn.zhijia.gateway.rush.Crowd;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.kit.testing.Tokens;

/** People who speak in a stream in turns, through the gateway; each says a line again until it is acknowledged. */
final class Conversation implements AutoCloseable {

    private static final int SPEAKERS = 10;
    /** So that a frame has fewer than the ten messages it can show. */
    private static final int BETWEEN_MILLIS = 80;
    private static final int PATIENCE_SECONDS = 120;

    private final Crowd crowd;
    private final String messages;
    private final List<String> speakers = IntStream.range(0, SPEAKERS)
            .mapToObj(i -> Tokens.member("chatter" + i, "shunyi").sign()).toList();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Future<?> talk;

    Conversation(LocalSuite suite, Studio studio) {
        crowd = Crowd.throughOutages(suite.gateway());
        messages = studio.path() + "/messages/";
    }

    /** Ids of what has been acknowledged, in that order. */
    List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    /** One after the other. Returns once all of them have been acknowledged. */
    void say(int lines) throws InterruptedException {
        for (int i = 0; i < lines; i++) {
            String id = UUID.randomUUID().toString();
            var answer = crowd.put(speakers.get(said.size() % SPEAKERS), messages + id, Map.of("text", "请问产假期间工资怎么算？"));
            assertEquals(2, answer.status() / 100, answer::toString);
            said.add(id);
            Thread.sleep(BETWEEN_MILLIS);
        }
    }

    /** They speak by themselves from now on. */
    Conversation begin() {
        talk = thread.submit(() -> {
            while (!over.get()) {
                say(1);
            }
            return null;
        });
        return this;
    }

    /** Returns once the last line has been acknowledged. */
    void end() throws Exception {
        over.set(true);
        talk.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Whether this viewer was told of each line once: of those that it was shown by id, in the order in which they were said;
     * and how many others there were.
     */
    void requireHeardBy(Viewer viewer, int others) {
        var lines = said();
        assertEquals(List.of(), viewer.faults());
        assertEquals(1, viewer.resets(), "only a first connection starts without a place");
        assertEquals(lines.size() + others, viewer.shown().size() + viewer.unshown());
        var shown = new HashSet<>(viewer.shown());
        assertEquals(lines.stream().filter(shown::contains).toList(), viewer.shown(), "out of order");
    }

    @Override
    public void close() {
        over.set(true);
        thread.shutdownNow();
    }
}
