package cn.zhijia.gateway.live;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.HdrHistogram.Histogram;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.gateway.live.Plan.Sent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;

/**
 * Plays the viewers of a {@link Plan}, in a process of its own with one event loop: each line of a few hundred opens a visit,
 * taps, and makes room for the next viewer. What is answered with 502, 503 or 504, or not at all, is sent again until it is
 * acknowledged, as an app does: that is a repeat, which is counted apart from what the plan itself sends twice. Only an answer
 * that says what it must, this visit and this running total, acknowledges anything. Prints how far it is ten times a second,
 * and
 * one line of JSON at the end.
 */
public final class Player {

    private static final long MOST_MICROS = 600_000_000L;

    private final Vertx vertx;
    private final NetClient client;
    private final URI stream;
    private final Plan plan;
    private final CountDownLatch lines;
    private final Histogram micros = new Histogram(MOST_MICROS, 3);
    private final Map<String, Long> statuses = new TreeMap<>();
    private int next;
    /** Sendings of the plan, in all and of each visit. */
    private long acknowledged;
    private final byte[] ofVisit;
    private long repeats;
    private long faults;

    private Player(Vertx vertx, URI stream, Plan plan, int connections) {
        this.vertx = vertx;
        this.plan = plan;
        this.stream = stream;
        ofVisit = new byte[plan.visits()];
        lines = new CountDownLatch(connections);
        client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(5_000).setIdleTimeout(60));
    }

    /** @param args URI of the stream, seed, visits, likes, lines of viewers */
    public static void main(String[] args) throws Exception {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var plan = new Plan(Long.parseLong(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        int connections = Integer.parseInt(args[4]);
        var player = new Player(vertx, URI.create(args[0]), plan, connections);
        long start = System.nanoTime();
        vertx.runOnContext(go -> {
            vertx.setPeriodic(100, tick -> System.out.println(player.acknowledged));
            for (int i = 0; i < connections; i++) {
                player.new Line().nextViewer();
            }
        });
        player.lines.await();
        var result = player.result((System.nanoTime() - start) / 1e9);
        vertx.close().toCompletionStage().toCompletableFuture().join(); // no line after the last
        System.out.println(new ObjectMapper().writeValueAsString(result));
    }

    private Wire wire() {
        return new Wire(client, stream.getHost(), stream.getPort());
    }

    private Buffer request(String to, String body) {
        return Buffer.buffer("PUT " + stream.getPath() + "/visits/" + to + " HTTP/1.1\r\nHost: " + stream.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** One viewer after the other. The second connection is for those who do not wait for an answer before they send again. */
    private final class Line {

        private final Wire wire = wire();
        private final Wire hasty = wire();

        void nextViewer() {
            if (next == plan.visits()) {
                lines.countDown();
                return;
            }
            int viewer = next++;
            String visit = plan.visit(viewer).toString();
            send(0, new Sending(viewer, request(visit, "{\"device\":\"" + plan.device(viewer) + "\"}"),
                    "\"visit\":\"" + visit + '"'))
                    .compose(visited -> likes(viewer, visit)).onComplete(gone -> nextViewer());
        }

        private Future<?> likes(int viewer, String visit) {
            int all = plan.likes(viewer);
            if (all == 0) {
                return Future.succeededFuture();
            }
            return send(1, total(viewer, visit, all - 1)).compose(first -> send(2, total(viewer, visit, all)));
        }

        private Sending total(int viewer, String visit, int likes) {
            return new Sending(viewer, request(visit + "/likes", "{\"count\":" + likes + "}"),
                    "\"count\":" + likes + ",\"clipped\":false");
        }

        /** @param request which of its visit @return when all of it has been acknowledged */
        private Future<?> send(int request, Sending sending) {
            Sent sent = plan.sent(sending.viewer, request);
            if (sent == Sent.TWICE_AT_ONCE) {
                return Future.join(acknowledge(wire, sending), acknowledge(hasty, sending));
            }
            var once = acknowledge(wire, sending);
            return sent == Sent.ONCE ? once : once.compose(acknowledged -> acknowledge(wire, sending));
        }
    }

    /** @param due what an answer to it says */
    private record Sending(int viewer, Buffer request, String due) {
    }

    private Future<Void> acknowledge(Wire wire, Sending sending) {
        Promise<Void> done = Promise.promise();
        attempt(wire, sending, System.nanoTime(), done);
        return done.future();
    }

    private void attempt(Wire wire, Sending sending, long since, Promise<Void> done) {
        wire.send(sending.request, answer -> {
            int status = answer.status();
            statuses.merge(status == 0 ? "lost" : String.valueOf(status), 1L, Long::sum);
            if (status == 0 || status >= 502 && status <= 504) {
                repeats++;
                vertx.setTimer(patience(answer), again -> attempt(wire, sending, since, done));
                return;
            }
            if ((status == 200 || status == 201) && answer.text().contains(sending.due)) {
                acknowledged++;
                ofVisit[sending.viewer]++;
            } else {
                faults++;
            }
            micros.recordValue(Math.min(MOST_MICROS, (System.nanoTime() - since) / 1_000));
            done.complete();
        });
    }

    /** As the answer says; an outage that does not say how long to wait is a fault. */
    private long patience(Wire.Answer answer) {
        if (answer.status() == 0) {
            return 200 + ThreadLocalRandom.current().nextInt(800);
        }
        String after = answer.header("retry-after");
        faults += after == null ? 1 : 0;
        return after == null ? 1_000 : 1_000 * Math.max(1, Long.parseLong(after));
    }

    private Map<String, Object> result(double seconds) {
        long whole = IntStream.range(0, plan.visits()).filter(visit -> ofVisit[visit] == plan.sendings(visit)).count();
        return Map.of("acknowledged", acknowledged, "whole", whole, "repeats", repeats, "faults", faults, "statuses", statuses,
                "seconds",
                seconds, "perSecond",
                acknowledged / seconds, "p50ms", micros.getValueAtPercentile(50) / 1e3, "p99ms",
                micros.getValueAtPercentile(99) / 1e3, "maxms", micros.getMaxValue() / 1e3);
    }
}
