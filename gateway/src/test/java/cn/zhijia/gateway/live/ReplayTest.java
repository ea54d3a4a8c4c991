package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** A player that did not send twice what it should would prove nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayTest {

    private static final Plan PLAN = new Plan(3, 800, 800);

    private final Map<String, AtomicInteger> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<String> told = new ArrayList<>();
    /** Paths that are answered for somebody else. */
    private volatile Set<String> wrong = Set.of();

    @TempDir
    private Path folder;

    @Test
    void every_sending_of_the_plan_is_acknowledged_and_a_repeat_is_none_of_them() throws Exception {
        var result = played();
        assertEquals(List.of(), Replay.faults(result, PLAN));
        assertEquals(PLAN.sendings(), acknowledged.values().stream().mapToInt(AtomicInteger::get).sum());
        assertEquals(refused.get(), result.path("repeats").asInt());
        for (int i = 0; i < PLAN.visits(); i++) {
            assertEquals(PLAN.sent(i, 0) == Plan.Sent.ONCE ? 1 : 2, acknowledged.get(PLAN.visit(i).toString()).get());
        }
    }

    private JsonNode played() throws Exception {
        var vertx = Vertx.vertx();
        var server = vertx.createHttpServer().requestHandler(this::answer).listen(0).toCompletionStage().toCompletableFuture()
                .get();
        var stream = URI.create("http://localhost:" + server.actualPort() + "/v1/livestreams/one");
        try (var replay = new Replay(stream, PLAN, 16, folder, told::add)) {
            return replay.result();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    /** Each visit is a path of its own. */
    private void answer(HttpServerRequest request) {
        request.bodyHandler(body -> {
            if (refused.get() < 5 && refused.incrementAndGet() <= 5) {
                request.response().setStatusCode(503).putHeader("Retry-After", "1").end();
            } else {
                var path = request.path().substring(request.path().indexOf("/visits/") + 8);
                acknowledged.computeIfAbsent(path, visit -> new AtomicInteger()).incrementAndGet();
                request.response().end(answer(path, body.toString()));
            }
        });
    }

    private String answer(String path, String body) {
        return wrong.contains(path) ? "{\"visit\":\"of somebody else\",\"count\":1,\"clipped\":true}"
                : path.endsWith("/likes") ? body.replace("}", ",\"clipped\":false}") : "{\"visit\":\"" + path + "\"}";
    }

    @Test
    void an_answer_that_says_something_else_acknowledges_nothing() throws Exception {
        var visit = IntStream.range(0, PLAN.visits()).filter(i -> PLAN.sendings(i) == 3).findFirst().orElseThrow();
        for (var path : List.of(PLAN.visit(visit).toString(), PLAN.visit(visit) + "/likes")) {
            wrong = Set.of(path);
            var result = played();
            assertEquals(PLAN.visits() - 1, result.path("whole").asInt());
            assertEquals(path.endsWith("/likes") ? 2 : 1, result.path("faults").asInt());
            assertEquals(1, Replay.faults(result, PLAN).size());
        }
    }

    @Test
    void one_too_few_or_too_many_is_a_fault() throws Exception {
        long planned = PLAN.sendings();
        assertTrue(planned > PLAN.requests());
        assertEquals(List.of(), Replay.faults(result(planned, 7, planned + 7, 0), PLAN));
        assertEquals(1, Replay.faults(result(planned, 7, planned + 7, 0).put("whole", PLAN.visits() - 1), PLAN).size());
        assertEquals(1, Replay.faults(result(PLAN.requests(), 0, PLAN.requests(), 0), PLAN).size());
        assertEquals(1, Replay.faults(result(planned + 1, 0, planned + 1, 0), PLAN).size());
        assertEquals(1, Replay.faults(result(planned, 7, planned, 0), PLAN).size());
        assertEquals(1, Replay.faults(result(planned, 0, planned, 1), PLAN).size());
    }

    private static ObjectNode result(long acknowledged, long repeats, long answers, long faults) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(
                "{\"acknowledged\":%d,\"whole\":%d,\"repeats\":%d,\"statuses\":{\"200\":%d},\"faults\":%d}"
                        .formatted(acknowledged, PLAN.visits(), repeats, answers, faults));
    }
}
