package cn.zhijia.gateway.audience;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;

/**
 * 观众: so many viewers of one stream, each with a connection of its own, spread over replicas or behind the gateway. They come
 * so many a
 * second, and each comes back by itself, elsewhere if there is an elsewhere, until the audience is closed.
 */
public final class Audience implements AutoCloseable {

    /** Viewers who come in a second. */
    private static final int COMING = 1_000;
    private static final int TICK_MILLIS = 10;
    /** Several frames. */
    private static final int QUIET_SECONDS = 3;

    final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    final HttpClient http;
    final Frames frames = new Frames();
    private final List<URI> replicas;
    private final UUID stream;
    private final boolean takingPart;
    private final Tally tally = new Tally();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger listening = new AtomicInteger();
    private volatile boolean over;

    /**
     * @param replicas addresses without a path, one of them the gateway's
     * @param viewers at most
     * @param takingPart whether they open visits, beat and like; else they only watch
     */
    public Audience(List<URI> replicas, UUID stream, int viewers, boolean takingPart) {
        this.replicas = replicas;
        this.stream = stream;
        this.takingPart = takingPart;
        http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(viewers + 64).setKeepAliveTimeout(5));
    }

    /** They begin to come. */
    public Audience gather(int viewers) {
        var left = new AtomicInteger(viewers);
        vertx.setPeriodic(TICK_MILLIS, timer -> {
            for (int i = 0; i < COMING * TICK_MILLIS / 1_000; i++) {
                if (over || left.getAndDecrement() <= 0) {
                    vertx.cancelTimer(timer);
                    return;
                }
                new Viewer(this, takingPart).follow();
            }
        });
        return this;
    }

    /** @return whether so many were listening before the time was over */
    public boolean await(int viewers, int seconds) throws InterruptedException {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        while (listening.get() < viewers && System.nanoTime() < until) {
            Thread.sleep(50);
        }
        return listening.get() >= viewers;
    }

    public int listening() {
        return listening.get();
    }

    public Tally tally() {
        return tally;
    }

    String address(String path) {
        var replica = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
        return replica.resolve("/v1/livestreams/" + stream + path).toString();
    }

    void came() {
        listening.incrementAndGet();
    }

    void went() {
        listening.decrementAndGet();
    }

    boolean over() {
        return over;
    }

    @Override
    public void close() {
        over = true;
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Returns once no message has come for so long, or after a minute, when they never stop. */
    void awaitQuiet(int seconds) throws InterruptedException {
        long until = System.nanoTime() + 60_000_000_000L;
        long received = -1;
        while (received != tally.received() && System.nanoTime() < until) {
            received = tally.received();
            Thread.sleep(1_000L * seconds);
        }
    }

    /**
     * In a process of its own, in talk with whoever started it: says "listening" when all are there and no message is under
     * way; told a line, measures from there and says "measuring"; told another, waits until the last message has come, and
     * prints its tally as JSON. They stay until a third line, or until nobody is there to tell one.
     *
     * @param args addresses with commas between, stream, viewers, whether they take part
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int viewers = Integer.parseInt(args[2]);
        var addresses = List.of(args[0].split(",")).stream().map(URI::create).toList();
        try (var audience = new Audience(addresses, UUID.fromString(args[1]), viewers, Boolean.parseBoolean(args[3]))) {
            if (!audience.gather(viewers).await(viewers, 300)) {
                System.out.println("only " + audience.listening() + " came: " + audience.tally().summary());
                return;
            }
            audience.awaitQuiet(QUIET_SECONDS);
            System.out.println("listening");
            if (!told()) {
                return;
            }
            audience.tally().clear();
            System.out.println("measuring");
            if (told()) {
                audience.awaitQuiet(QUIET_SECONDS);
                System.out.println(new ObjectMapper().writeValueAsString(audience.tally().summary()));
                told();
            }
        }
    }

    /** @return false when whoever started it has gone */
    private static boolean told() throws IOException {
        int read = System.in.read();
        while (read >= 0 && read != '\n') {
            read = System.in.read();
        }
        return read >= 0;
    }
}
