package cn.zhijia.gateway.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** A viewer that did not notice a hole would prove nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AudienceTest {

    private static final String FRAME = "id: %2$s\nevent: %3$s\ndata: {\"from\":\"%1$s\",\"position\":\"%2$s\",\"messages\":[%4$s],\"hidden\":[],\"dropped\":%5$d,\"withheld\":0}\n\n";
    private static final String MESSAGE = "{\"sentAt\":\"2025-03-08T06:20:11Z\"}";

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void it_comes_back_where_it_was_and_counts_every_hole() throws Exception {
        var vertx = Vertx.vertx();
        var server = vertx.createHttpServer().requestHandler(this::answer).listen(0).toCompletionStage().toCompletableFuture()
                .get();
        try (var audience = new Audience(List.of(URI.create("http://localhost:" + server.actualPort())), UUID.randomUUID(), 1,
                false)) {
            audience.gather(1);
            for (int i = 0; i < 600 && audience.tally().of("unmeasured") == 0; i++) {
                Thread.sleep(50);
            }
            assertEquals(List.of("null", "1:1"), asked);
            var tally = audience.tally();
            assertEquals(1, tally.of("reset"));
            assertEquals(5, tally.of("frame"));
            assertEquals(1, tally.of("reconnect"));
            assertEquals(1, tally.of("heartbeat"));
            assertEquals(1, tally.of("hole"));
            assertEquals(1, tally.of("miscount"));
            assertTrue(tally.delayAt(50) > 0);
            assertEquals(4, tally.of("shown"));
            assertEquals(5, tally.of("dropped"));
            assertEquals(3, tally.of("unmeasured"));
            assertEquals(9L, tally.summary().get("received"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    @Test
    void what_a_frame_leaves_out_took_as_long_as_the_oldest_that_it_shows() {
        var tally = new Tally();
        tally.messages(List.of(1_000L, 1_400L), 8, 1_500L);
        assertEquals(100, tally.delayAt(10));
        assertEquals(500, tally.delayAt(20));
        assertEquals(10, tally.received());
        assertEquals(0, tally.of("unmeasured"));
    }

    private void answer(HttpServerRequest request) {
        asked.add(String.valueOf(request.getHeader("Last-Event-ID")));
        var response = request.response().setChunked(true);
        if (asked.size() == 1) {
            response.write("retry: 20\n\n" + FRAME.formatted("1:0", "1:0", "reset", "", 0) + ":\n\n");
            response.write(FRAME.formatted("1:0", "1:1", "frame", MESSAGE, 0));
            response.end("event: reconnect\nretry: 20\ndata: {}\n\n");
        } else {
            response.write(FRAME.formatted("1:2", "1:3", "frame", MESSAGE, 0));
            response.write(FRAME.formatted("1:3", "1:5", "frame", MESSAGE, 0));
            response.write(FRAME.formatted("1:5", "1:8", "frame", MESSAGE, 2));
            response.write(FRAME.formatted("1:8", "1:11", "frame", "", 3));
        }
    }
}
