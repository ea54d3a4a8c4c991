package cn.zhijia.gateway.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.HdrHistogram.ConcurrentHistogram;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/**
 * The load, as a process of its own: a closed loop of connections that send the lines of a plan (method, path, token or "-",
 * body or "-", and, where it matters, what an answer of 200 has to contain, separated by tabs; each {@code {uuid}} in path or
 * body becomes a new id), each once, or over and over for a time.
 * A 503 is repeated until it is answered, as a client would,
 * and
 * counted. Prints one line of JSON.
 */
public final class Load {

    /** In place of a status: 200 without what it had to contain. */
    private static final int WRONG = -1;

    private final HttpClient client;
    private final Vertx vertx;
    private final URI base;
    private final List<String[]> plan;
    private final long endAt;
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000L, 3);
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final CountDownLatch running;

    private Load(Vertx vertx, URI base, List<String[]> plan, int connections, int seconds) {
        this.vertx = vertx;
        this.base = base;
        this.plan = plan;
        endAt = seconds == 0 ? Long.MAX_VALUE : System.nanoTime() + seconds * 1_000_000_000L;
        running = new CountDownLatch(connections);
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections).setKeepAlive(true)
                .setDefaultHost(base.getHost()).setDefaultPort(base.getPort()));
    }

    /** @param args base URI, plan file, connections, seconds (0: each line once) */
    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        List<String[]> plan = Files.readAllLines(Path.of(args[1])).stream().map(line -> line.split("\t")).toList();
        var load = new Load(vertx, URI.create(args[0]), plan, connections, seconds);
        long start = System.nanoTime();
        vertx.runOnContext(go -> {
            for (int i = 0; i < connections; i++) {
                load.step();
            }
        });
        load.running.await();
        System.out.println(new ObjectMapper().writeValueAsString(load.result((System.nanoTime() - start) / 1e9)));
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void step() {
        int line = next.getAndIncrement();
        if (System.nanoTime() >= endAt || endAt == Long.MAX_VALUE && line >= plan.size()) {
            running.countDown();
            return;
        }
        var call = plan.get(line % plan.size());
        send(new String[] { call[0], Uuids.filled(call[1]), call[2], Uuids.filled(call[3]),
                call.length > 4 ? call[4] : "" }, System.nanoTime());
    }

    private void send(String[] line, long since) {
        client.request(HttpMethod.valueOf(line[0]), base.getPath() + line[1]).compose(request -> {
            if (!line[2].equals("-")) {
                request.putHeader("Authorization", "Bearer " + line[2]);
            }
            if (line[3].equals("-")) {
                return request.send();
            }
            return request.putHeader("Content-Type", "application/json").send(Buffer.buffer(line[3]));
        }).compose(answer -> answer.body().map(body -> new Answer(answer, body))).onComplete(answer -> {
            int status = answer.succeeded() ? answer.result().status(line[4]) : 0;
            statuses.computeIfAbsent(status, s -> new LongAdder()).increment();
            if (status == 503) {
                vertx.setTimer(waitMillis(answer.result().head), again -> send(line, since));
            } else {
                micros.recordValue(Math.min(60_000_000L, (System.nanoTime() - since) / 1_000));
                step();
            }
        });
    }

    private record Answer(HttpClientResponse head, Buffer body) {

        int status(String content) {
            boolean right = head.statusCode() != 200 || content.isEmpty()
                    || body.toString(StandardCharsets.UTF_8).contains(content);
            return right ? head.statusCode() : WRONG;
        }
    }

    private static long waitMillis(HttpClientResponse answer) {
        String after = answer.getHeader("Retry-After");
        return Math.max(100, after == null ? 1_000 : 1_000 * Long.parseLong(after));
    }

    private Map<String, Object> result(double seconds) {
        var counts = new TreeMap<String, Long>();
        statuses.forEach((status, count) -> counts.put(status == 0 ? "failed" : status == WRONG ? "wrong" : status.toString(),
                count.sum()));
        return Map.of("requests", micros.getTotalCount(), "seconds", seconds, "perSecond", micros.getTotalCount() / seconds,
                "p50ms", micros.getValueAtPercentile(50) / 1e3,
                "p99ms", micros.getValueAtPercentile(99) / 1e3, "maxms", micros.getMaxValue() / 1e3, "statuses", counts);
    }
}
