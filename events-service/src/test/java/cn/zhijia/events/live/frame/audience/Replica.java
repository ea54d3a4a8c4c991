package cn.zhijia.events.live.frame.audience;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.events.live.count.Gauges;
import cn.zhijia.events.live.frame.Look;
import cn.zhijia.events.live.frame.Position;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Words;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/** Another replica: a hub of its own behind a server of its own. */
final class Replica implements AutoCloseable {

    static final Duration EVERY = Duration.ofMillis(50);

    final Hub hub;
    private final HttpServer server;

    Replica(Vertx vertx, Look look, Gauges gauges, ObjectMapper json, Duration heartbeat, int most) {
        hub = new Hub(look, gauges, json, EVERY, heartbeat, most);
        hub.start(null);
        var router = Router.router(vertx);
        router.get("/:id/answered").handler(request -> {
            request.response().end("too early");
            hub.watch(UUID.fromString(request.pathParam("id")), null, request);
        });
        router.get("/:id/stream").handler(request -> hub.watch(UUID.fromString(request.pathParam("id")),
                Position.read(request.request().getHeader("Last-Event-ID")), request).onFailure(
                        refused -> request.response()
                                .setStatusCode(Words.status(((Refusal) refused).code())).end()));
        server = vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(32_768)).requestHandler(router).listen(0)
                .toCompletionStage().toCompletableFuture().join();
    }

    URI address(UUID stream) {
        return URI.create("http://localhost:" + server.actualPort() + "/" + stream + "/stream");
    }

    @Override
    public void close() {
        hub.stop(null);
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
