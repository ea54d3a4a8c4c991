package cn.zhijia.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;

/**
 * The connections to one origin, in shares. A connection belongs to the event loop that opened it, and a call that comes by
 * another would be handed from loop to loop and back with each of its parts; so each loop has connections of its own.
 */
final class Clients {

    /** Connections of a share: of fewer, one loop would be short while others had some to spare. */
    private static final int LEAST = 16;

    private final List<HttpClient> shares;
    private final Map<Thread, HttpClient> ofLoop = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * @param most connections to each address, of all shares together
     * @param waiting that may queue for one, likewise
     */
    Clients(Vertx vertx, HttpClientOptions options, int most, int waiting) {
        int loops = (int) StreamSupport.stream(vertx.nettyEventLoopGroup().spliterator(), false).count();
        int count = Math.max(1, Math.min(loops, most / LEAST));
        var share = new HttpClientOptions(options).setMaxPoolSize(most / count)
                .setMaxWaitQueueSize(Math.max(1, waiting / count));
        shares = Stream.generate(() -> vertx.createHttpClient(share)).limit(count).toList();
    }

    /** To be called by an event loop: its own. */
    HttpClient here() {
        return ofLoop.computeIfAbsent(Thread.currentThread(),
                loop -> shares.get(Math.floorMod(turn.getAndIncrement(), shares.size())));
    }
}
