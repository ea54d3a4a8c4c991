package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** What the generator takes for an answer is one, whole and nobody else's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireTest {

    private static final String LONG = "普法".repeat(40_000);

    private final Vertx vertx = Vertx.vertx();
    private Wire wire;

    @BeforeEach
    void open() throws Exception {
        var server = vertx.createHttpServer().requestHandler(this::answer).listen(0).toCompletionStage().toCompletableFuture();
        wire = new Wire(vertx.createNetClient(), "localhost", server.get().actualPort());
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void answers_of_every_kind_are_read_one_after_the_other_to_their_end() throws Exception {
        for (int round = 0; round < 3; round++) {
            assertEquals("法", ask("/short").text());
            assertEquals(LONG, ask("/long").text());
            assertEquals(204, ask("/nothing").status());
            assertEquals(200, ask("/chunks").status());
            var busy = ask("/busy");
            assertEquals(503, busy.status());
            assertEquals("7", busy.header("retry-after"));
            assertNull(busy.header("retry"));
            assertEquals("", busy.text());
        }
    }

    @Test
    void a_connection_that_breaks_is_no_answer_and_the_next_request_has_another() throws Exception {
        assertEquals(0, ask("/broken").status());
        assertEquals(0, ask("/half").status());
        assertEquals("法", ask("/short").text());
    }

    private Wire.Answer ask(String path) throws Exception {
        var answered = new CompletableFuture<Wire.Answer>();
        vertx.runOnContext(go -> wire.send(Buffer.buffer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                answered::complete));
        return answered.get(30, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request) {
        var response = request.response();
        switch (request.path()) {
            case "/short" -> response.end("法");
            case "/long" -> response.end(LONG);
            case "/nothing" -> response.setStatusCode(204).end();
            case "/busy" -> response.setStatusCode(503).putHeader("Retry-After", "7").end();
            case "/broken" -> request.connection().close();
            case "/half" ->
                response.putHeader("Content-Length", "10").write("法").onComplete(sent -> request.connection().close());
            default -> {
                response.setChunked(true).write("one");
                vertx.setTimer(20, later -> response.end("two"));
            }
        }
    }
}
