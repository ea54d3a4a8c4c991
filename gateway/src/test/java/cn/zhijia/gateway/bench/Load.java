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
import java.util.concurrent.atomic.LongAdder;

import org.HdrHistogram.ConcurrentHistogram;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.gateway.live.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;

/**
 * The load, as a process of its own: a closed loop of connections that send the lines of a plan (method, path, token or "-",
 * body or "-", and, where it matters, what an answer of 200 has to contain, separated by tabs), each once, or over and over for
 * a time. Each {@code {uuid}} in path or body becomes a new id; {@code {position=1:5}} becomes the last position that an answer
 * to this very line named, at first the one that is given. A 503 is repeated until it is answered, as a client would, and
 * counted. Prints one line of JSON.
 */
public final class Load {

    /** In place of a status: 200 without what it had to contain. */
    private static final int WRONG = -1;
    private static final String PLACE = "{position=";
    private static final String POSITION = "\"position\":\"";

    private final NetClient client;
    private final Vertx vertx;
    private final URI base;
    private final String host;
    private final List<String[]> plan;
    /** How far each line of the plan has come. */
    private final String[] positions;
    private final long endAt;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000L, 3);
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final CountDownLatch running;
    private int next;

    private Load(Vertx vertx, URI base, List<String[]> plan, int connections, int seconds) {
        this.vertx = vertx;
        this.base = base;
        this.plan = plan;
        host = base.getHost() + ":" + base.getPort();
        positions = new String[plan.size()];
        endAt = seconds == 0 ? Long.MAX_VALUE : System.nanoTime() + seconds * 1_000_000_000L;
        running = new CountDownLatch(connections);
        client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    }

    /** @param args base URI, plan file, connections, seconds (0: each line once) */
    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        List<String[]> plan = Files.readAllLines(Path.of(args[1])).stream().map(line -> line.split("\t")).toList();
        var base = URI.create(args[0]);
        var load = new Load(vertx, base, plan, connections, seconds);
        long start = System.nanoTime();
        vertx.runOnContext(go -> {
            for (int i = 0; i < connections; i++) {
                load.step(new Wire(load.client, base.getHost(), base.getPort()));
            }
        });
        load.running.await();
        System.out.println(new ObjectMapper().writeValueAsString(load.result((System.nanoTime() - start) / 1e9)));
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void step(Wire wire) {
        int line = next++;
        if (System.nanoTime() >= endAt || endAt == Long.MAX_VALUE && line >= plan.size()) {
            running.countDown();
            return;
        }
        int which = line % plan.size();
        send(wire, which, request(which), System.nanoTime());
    }

    private Buffer request(int which) {
        var call = plan.get(which);
        var text = new StringBuilder(512).append(call[0]).append(' ').append(base.getPath())
                .append(Uuids.filled(placed(call[1], which))).append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
        if (!call[2].equals("-")) {
            text.append("Authorization: Bearer ").append(call[2]).append("\r\n");
        }
        byte[] body = call[3].equals("-") ? new byte[0] : Uuids.filled(call[3]).getBytes(StandardCharsets.UTF_8);
        if (!call[3].equals("-")) {
            text.append("Content-Type: application/json\r\n");
        }
        if (!call[0].equals("GET")) {
            text.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return Buffer.buffer(text.append("\r\n").toString()).appendBytes(body);
    }

    private String placed(String text, int which) {
        int from = text.indexOf(PLACE);
        if (from < 0) {
            return text;
        }
        int to = text.indexOf('}', from);
        String place = positions[which] == null ? text.substring(from + PLACE.length(), to) : positions[which];
        return text.substring(0, from) + place + text.substring(to + 1);
    }

    /** As an app does, which goes on from the last frame. */
    private void move(int which, String body) {
        int from = body.lastIndexOf(POSITION);
        if (from >= 0) {
            from += POSITION.length();
            positions[which] = body.substring(from, body.indexOf('"', from));
        }
    }

    private void send(Wire wire, int which, Buffer request, long since) {
        String content = plan.get(which).length > 4 ? placed(plan.get(which)[4], which) : "";
        wire.send(request, answer -> {
            int status = answer.status() == 200 && !content.isEmpty() ? read(which, answer.text(), content) : answer.status();
            statuses.computeIfAbsent(status, s -> new LongAdder()).increment();
            if (status == 503) {
                vertx.setTimer(waitMillis(answer.header("retry-after")), again -> send(wire, which, request, since));
            } else {
                micros.recordValue(Math.min(60_000_000L, (System.nanoTime() - since) / 1_000));
                step(wire);
            }
        });
    }

    /** @return 200, or that it was not what it had to be */
    private int read(int which, String body, String content) {
        if (plan.get(which)[1].contains(PLACE)) {
            move(which, body);
        }
        return body.contains(content) ? 200 : WRONG;
    }

    private static long waitMillis(String after) {
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
