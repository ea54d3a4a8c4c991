package cn.zhijia.gateway;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.kit.ProblemAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;

/**
 * The addresses behind the door. Each origin has a connection pool of its own, so that a slow one cannot starve the others, and
 * one more for event streams, each of which keeps its connection.
 */
@ApplicationScoped
class Origins {

    /** WebSocket upgrades would pass every check by; event streams are our way to push. */
    private static final ProxyOptions NO_WEBSOCKETS = new ProxyOptions().setSupportWebSocket(false);

    /**
     * Calls are short, and whoever waits for one's connection soon has it; viewers stay, so few who wait for theirs get it in
     * time.
     */
    private static final int STREAMS_WAITING = 64;

    private final Map<String, Origin> origins = new HashMap<>();
    private final ProblemAnswer problems;
    private final GatewayConfig config;
    private final RoutingTable table;
    private final OpenStreams open;

    Origins(Vertx vertx, GatewayConfig config, RoutingTable table, OpenStreams open, ProblemAnswer problems) {
        this.problems = problems;
        this.config = config;
        this.table = table;
        this.open = open;
        config.origins().forEach((name, addresses) -> origins.put(name, new Origin(name,
                vertx.createHttpClient(options(config, config.connectionsPerOrigin(), 2 * config.connectionsPerOrigin())),
                vertx.createHttpClient(options(config, config.streamsPerOrigin(), STREAMS_WAITING)),
                new Replicas(addresses, System::nanoTime))));
    }

    void passOn(RoutingContext request, String origin, long maxBody) {
        var to = origins.get(origin);
        boolean stream = table.streams(request.request().method().name(), request.request().path());
        var passage = new Passage(request, to, stream ? open : null, maxBody, config.responseTimeout(), problems);
        HttpProxy.reverseProxy(NO_WEBSOCKETS, passage.client()).origin(passage).addInterceptor(passage)
                .handle(request.request());
    }

    /**
     * @param most connections to each address; a client has a pool for each
     * @param waiting that may queue for one
     */
    private static HttpClientOptions options(GatewayConfig config, int most, int waiting) {
        return new HttpClientOptions().setKeepAlive(true).setKeepAliveTimeout(30).setMaxPoolSize(most)
                .setMaxWaitQueueSize(waiting)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setIdleTimeout((int) config.idleTimeout().toSeconds()).setDecompressionSupported(false);
    }

    /** One part of the suite. */
    record Origin(String name, HttpClient calls, HttpClient streams, Replicas replicas) {
    }
}
