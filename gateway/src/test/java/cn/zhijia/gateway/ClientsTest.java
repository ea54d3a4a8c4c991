package cn.zhijia.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientsTest {

    private static final int LOOPS = 4;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    private final List<Context> loops = new ArrayList<>();

    ClientsTest() {
        for (int i = 0; i < LOOPS; i++) {
            loops.add(((VertxInternal) vertx).createEventLoopContext());
        }
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void each_event_loop_has_connections_of_its_own_and_keeps_them() throws Exception {
        var clients = new Clients(vertx, new HttpClientOptions(), 64, 128);
        var first = ofLoops(clients);
        assertEquals(LOOPS, Set.copyOf(first).size());
        assertEquals(first, ofLoops(clients));
    }

    @Test
    void few_connections_are_not_shared_out() throws Exception {
        var all = ofLoops(new Clients(vertx, new HttpClientOptions(), 31, 62));
        all.forEach(client -> assertSame(all.get(0), client));
    }

    @Test
    void all_loops_together_have_no_more_connections_than_they_may() throws Exception {
        var callers = ConcurrentHashMap.newKeySet();
        var server = vertx.createHttpServer(new HttpServerOptions())
                .requestHandler(unanswered -> callers.add(unanswered.remoteAddress().port())).listen(0).toCompletionStage()
                .toCompletableFuture().get();
        var clients = new Clients(vertx, new HttpClientOptions(), 32, 64);
        var refused = new CompletableFuture<Void>();
        for (int i = 0; i < 32 + 64 + LOOPS; i++) { // each share is full then, and somebody is refused
            loops.get(i % LOOPS)
                    .runOnContext(go -> clients.here().request(HttpMethod.GET, server.actualPort(), "localhost", "/")
                            .compose(request -> request.send()).onFailure(full -> refused.complete(null)));
        }
        refused.get(30, TimeUnit.SECONDS);
        for (int i = 0; i < 600 && callers.size() < 32; i++) {
            Thread.sleep(50);
        }
        assertEquals(32, callers.size());
    }

    private List<HttpClient> ofLoops(Clients clients) throws Exception {
        var found = new ArrayList<HttpClient>();
        for (var loop : loops) {
            var here = new CompletableFuture<HttpClient>();
            loop.runOnContext(go -> here.complete(clients.here()));
            found.add(here.get(30, TimeUnit.SECONDS));
        }
        return found;
    }
}
