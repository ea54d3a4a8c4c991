package cn.zhijia.gateway;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.kit.ProblemAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;

/**
 * The addresses behind the door. Each origin has connections of its own, so that a slow one cannot starve the others, and
 * others for event streams, each of which keeps its connection.
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
        var options = options(config);
        config.origins().forEach((name, addresses) -> origins.put(name, new Origin(name,
                new Clients(vertx, options, config.connectionsPerOrigin(), 2 * config.connectionsPerOrigin()),
                new Clients(vertx, options, config.streamsPerOrigin(), STREAMS_WAITING),
                new Replicas(addresses, System::nanoTime))));
    }

    void passOn(RoutingContext request, String origin, long maxBody) {
        var to = origins.get(origin);
        boolean stream = table.streams(request.request().method().name(), request.request().path());
        var passage = new Passage(request, to, stream ? open : null, maxBody, config.responseTimeout(), problems);
        HttpProxy.reverseProxy(NO_WEBSOCKETS, passage.client()).origin(passage).addInterceptor(passage)
                .handle(request.request());
    }

    private static HttpClientOptions options(GatewayConfig config) {
        return new HttpClientOptions().setKeepAlive(true).setKeepAliveTimeout(30)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setIdleTimeout((int) config.idleTimeout().toSeconds()).setDecompressionSupported(false);
    }

    /** One part of the suite. */
    record Origin(String name, Clients calls, Clients streams, Replicas replicas) {
    }
}
