package cn.zhijia.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** An origin that misbehaves on demand, which none of ours will: it stands behind every route of the gateway under test. */
public class FakeOrigin implements QuarkusTestResourceLifecycleManager {

    /** {@code METHOD path} and headers of what reached the origin; shared with the test through the system class loader. */
    static final List<String> SEEN = new CopyOnWriteArrayList<>();
    static final AtomicInteger STREAMS_LEFT = new AtomicInteger();
    private static final int MEGABYTE = 1024 * 1024;

    private Vertx vertx;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        System.setProperty(Main.LEAVE_ADDRESSES_TO_US, "true"); // tests do not go through Main
        vertx = Vertx.vertx();
        server = vertx.createHttpServer(new HttpServerOptions().setMaxInitialLineLength(16_384)).requestHandler(this::answer)
                .listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().join();
        int hangs = vertx.createHttpServer().requestHandler(this::withoutContract).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().join().actualPort();
        String here = "http://127.0.0.1:" + server.actualPort();
        String nobody = "http://127.0.0.1:1";
        // the first address of events refuses connections: one retry must hide that
        return Map.of("zhijia.gateway.origins.events", nobody + "," + here, "zhijia.gateway.origins.counselling",
                "http://127.0.0.1:" + hangs,
                "zhijia.gateway.origins.education", nobody,
                "zhijia.gateway.origins.keycloak", here, "zhijia.gateway.response-timeout", "PT1S");
    }

    private void withoutContract(HttpServerRequest request) {
        if (request.path().equals("/openapi")) {
            System.setProperty("fake.asked", "yes"); // and that is all
        } else {
            answer(request);
        }
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/openapi")) {
            request.response().end("{\"paths\":{\"/v1/series/{id}\":{\"get\":{},\"put\":{}}},\"x-problems\":{}}");
            return;
        }
        SEEN.add(request.method() + " " + request.uri() + " " + request.headers().entries());
        System.setProperty("fake.seen", SEEN.get(SEEN.size() - 1));
        if (request.path().contains("smuggled")) {
            System.setProperty("fake.smuggled", request.path());
        }
        String what = request.path().substring(request.path().lastIndexOf('/') + 1);
        var response = request.response();
        switch (what) {
            case "slow" -> vertx.setTimer(5_000, id -> response.end("late"));
            case "broken" -> request.connection().close();
            case "half" -> {
                response.setChunked(true).write("half an answer");
                vertx.setTimer(200, id -> request.connection().close());
            }
            case "large" -> send(response.putHeader("Content-Length", String.valueOf(100L * MEGABYTE)), 100);
            case "endless" -> {
                response.setChunked(true).putHeader("Content-Type", "text/event-stream");
                long ticks = vertx.setPeriodic(50, id -> response.write("data: tick\n\n"));
                response.closeHandler(gone -> {
                    vertx.cancelTimer(ticks);
                    System.setProperty("fake.left", String.valueOf(STREAMS_LEFT.incrementAndGet()));
                });
            }
            case "stream" -> {
                response.setChunked(true).putHeader("Content-Type", "text/event-stream").write("retry: 1000\n\n");
                if (request.path().contains("/dying/")) {
                    vertx.setTimer(200, id -> request.connection().close());
                }
            }
            case "known" -> response.setStatusCode(304).putHeader("ETag", "\"1\"").end();
            case "hops" -> response.putHeader("Connection", "X-Secret").putHeader("X-Secret", "1")
                    .putHeader("Keep-Alive", "timeout=5").putHeader("Server", "secret/1")
                    .putHeader("X-Kept", "yes").end("ok");
            default -> request.body().onSuccess(body -> response.end("got " + body.length()));
        }
    }

    private static void send(io.vertx.core.http.HttpServerResponse response, int megabytes) {
        if (megabytes == 0) {
            response.end();
            return;
        }
        response.write(Buffer.buffer(new byte[MEGABYTE])).onSuccess(written -> send(response, megabytes - 1));
    }

    @Override
    public void stop() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
