package cn.zhijia.gateway;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.kit.ProblemAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;

/** The addresses behind the door. Each origin has a connection pool of its own, so that a slow one cannot starve the others. */
@ApplicationScoped
class Origins {

    /** WebSocket upgrades would pass every check by; event streams are our way to push. */
    private static final ProxyOptions NO_WEBSOCKETS = new ProxyOptions().setSupportWebSocket(false);

    private final Map<String, Origin> origins = new HashMap<>();
    private final ProblemAnswer problems;
    private final GatewayConfig config;

    Origins(Vertx vertx, GatewayConfig config, ProblemAnswer problems) {
        this.problems = problems;
        this.config = config;
        config.origins().forEach(
                (name, addresses) -> origins.put(name, new Origin(name, addresses, vertx.createHttpClient(options(config)))));
    }

    void passOn(RoutingContext request, String origin, long maxBody) {
        var to = origins.get(origin);
        var passage = new Passage(request, to, maxBody, config.responseTimeout(), problems);
        HttpProxy.reverseProxy(NO_WEBSOCKETS, to.client).origin(passage).addInterceptor(passage).handle(request.request());
    }

    private static HttpClientOptions options(GatewayConfig config) {
        return new HttpClientOptions().setKeepAlive(true).setKeepAliveTimeout(30).setMaxPoolSize(config.connectionsPerOrigin())
                .setMaxWaitQueueSize(2 * config.connectionsPerOrigin())
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setIdleTimeout((int) config.idleTimeout().toSeconds()).setDecompressionSupported(false);
    }

    /** One part of the suite: its replicas are asked in turn, one that refused a connection is left alone for a while. */
    static final class Origin {

        private static final long REST_NANOS = 2_000_000_000L;

        final String name;
        final HttpClient client;
        private final List<URI> addresses;
        private final AtomicInteger turn = new AtomicInteger();
        private final AtomicLongArray downSince;

        Origin(String name, List<URI> addresses, HttpClient client) {
            this.name = name;
            this.addresses = List.copyOf(addresses);
            this.client = client;
            downSince = new AtomicLongArray(addresses.size());
        }

        URI next() {
            int start = Math.floorMod(turn.getAndIncrement(), addresses.size());
            for (int i = 0; i < addresses.size(); i++) {
                int candidate = (start + i) % addresses.size();
                long down = downSince.get(candidate);
                if (down == 0 || System.nanoTime() - down > REST_NANOS) {
                    return addresses.get(candidate);
                }
            }
            return addresses.get(start); // all are down: somebody has to try
        }

        void refused(URI address) {
            downSince.set(addresses.indexOf(address), System.nanoTime());
        }
    }
}
