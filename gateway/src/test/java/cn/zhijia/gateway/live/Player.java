package cn.zhijia.gateway.live;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

import org.HdrHistogram.Histogram;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.gateway.live.Plan.Sent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/**
 * Plays the viewers of a {@link Plan}, in a process of its own with one event loop: each line of a few hundred opens a visit,
 * taps, and makes room for the next viewer. What is answered with 502, 503 or 504, or not at all, is sent again until it is
 * acknowledged, as an app does: that is a repeat, which is counted apart from what the plan itself sends twice. Prints how far
 * it
 * is ten times a second, and one line of JSON at the end.
 */
public final class Player {

    private static final long MOST_MICROS = 600_000_000L;

    private final Vertx vertx;
    private final HttpClient client;
    private final Plan plan;
    private final String path;
    private final CountDownLatch lines;
    private final Histogram micros = new Histogram(MOST_MICROS, 3);
    private final Map<String, Long> statuses = new TreeMap<>();
    private int next;
    /** Sendings of the plan. */
    private long acknowledged;
    private long repeats;
    private long faults;

    private Player(Vertx vertx, URI stream, Plan plan, int connections) {
        this.vertx = vertx;
        this.plan = plan;
        path = stream.getPath() + "/visits/";
        lines = new CountDownLatch(connections);
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections).setKeepAlive(true)
                .setMaxWaitQueueSize(-1).setConnectTimeout(5_000).setIdleTimeout(60).setDefaultHost(stream.getHost())
                .setDefaultPort(stream.getPort()));
    }

    /** @param args URI of the stream, seed, visits, likes, connections */
    public static void main(String[] args) throws Exception {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var plan = new Plan(Long.parseLong(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        int connections = Integer.parseInt(args[4]);
        var player = new Player(vertx, URI.create(args[0]), plan, connections);
        long start = System.nanoTime();
        vertx.runOnContext(go -> {
            vertx.setPeriodic(100, tick -> System.out.println(player.acknowledged));
            for (int i = 0; i < connections; i++) {
                player.nextViewer();
            }
        });
        player.lines.await();
        var result = player.result((System.nanoTime() - start) / 1e9);
        vertx.close().toCompletionStage().toCompletableFuture().join(); // no line after the last
        System.out.println(new ObjectMapper().writeValueAsString(result));
    }

    private void nextViewer() {
        if (next == plan.visits()) {
            lines.countDown();
            return;
        }
        int viewer = next++;
        send(viewer, 0, plan.visit(viewer).toString(), "{\"device\":\"" + plan.device(viewer) + "\"}")
                .compose(visited -> likes(viewer)).onComplete(gone -> nextViewer());
    }

    private Future<?> likes(int viewer) {
        int all = plan.likes(viewer);
        if (all == 0) {
            return Future.succeededFuture();
        }
        String to = plan.visit(viewer) + "/likes";
        return send(viewer, 1, to, "{\"count\":" + (all - 1) + "}")
                .compose(first -> send(viewer, 2, to, "{\"count\":" + all + "}"));
    }

    /** @return when all of it has been acknowledged */
    private Future<?> send(int viewer, int request, String to, String body) {
        Sent sent = plan.sent(viewer, request);
        if (sent == Sent.TWICE_AT_ONCE) {
            return Future.join(send(to, body), send(to, body));
        }
        var once = send(to, body);
        return sent == Sent.ONCE ? once : once.compose(acknowledged -> send(to, body));
    }

    private Future<Void> send(String to, String body) {
        Promise<Void> done = Promise.promise();
        attempt(to, Buffer.buffer(body), System.nanoTime(), done);
        return done.future();
    }

    private void attempt(String to, Buffer body, long since, Promise<Void> done) {
        client.request(HttpMethod.PUT, path + to)
                .compose(request -> request.putHeader("Content-Type", "application/json").send(body))
                .compose(answer -> answer.body().map(read -> answer)).onComplete(answer -> {
                    int status = answer.succeeded() ? answer.result().statusCode() : 0;
                    statuses.merge(status == 0 ? "lost" : String.valueOf(status), 1L, Long::sum);
                    if (status == 0 || status >= 502 && status <= 504) {
                        repeats++;
                        vertx.setTimer(patience(answer.result()), again -> attempt(to, body, since, done));
                        return;
                    }
                    acknowledged++;
                    faults += status == 200 || status == 201 ? 0 : 1;
                    micros.recordValue(Math.min(MOST_MICROS, (System.nanoTime() - since) / 1_000));
                    done.complete();
                });
    }

    /** As the answer says; an outage that does not say how long to wait is a fault. */
    private long patience(HttpClientResponse answer) {
        if (answer == null) {
            return 200 + ThreadLocalRandom.current().nextInt(800);
        }
        String after = answer.getHeader("Retry-After");
        faults += after == null ? 1 : 0;
        return after == null ? 1_000 : 1_000 * Math.max(1, Long.parseLong(after));
    }

    private Map<String, Object> result(double seconds) {
        return Map.of("acknowledged", acknowledged, "repeats", repeats, "faults", faults, "statuses", statuses, "seconds",
                seconds, "perSecond",
                acknowledged / seconds, "p50ms", micros.getValueAtPercentile(50) / 1e3, "p99ms",
                micros.getValueAtPercentile(99) / 1e3, "maxms", micros.getMaxValue() / 1e3);
    }
}
