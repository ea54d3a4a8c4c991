package cn.zhijia.gateway.rush;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * People with phones: all go at the same signal, and each repeats a 503 as its Retry-After says, as an app would. A 502 or 504
 * is repeated only where the test itself takes something away: in a rush it is a fault.
 */
public final class Crowd {

    /** More than the services' worker threads and connections, so that they truly contend. */
    private static final int AT_ONCE = 64;
    private static final int PATIENCE = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;
    private final Set<Integer> again;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    /** What one of them was answered in the end. */
    public record Answer(int status, JsonNode body) {

        public String text(String field) {
            return body.path(field).asText();
        }
    }

    /** @param gateway or, past it, one replica of a service */
    public Crowd(URI gateway) {
        this(gateway, Set.of(503));
    }

    private Crowd(URI gateway, Set<Integer> again) {
        this.gateway = gateway;
        this.again = again;
    }

    /** Who goes on while a service dies and comes back. */
    public static Crowd throughOutages(URI gateway) {
        return new Crowd(gateway, Set.of(502, 503, 504));
    }

    /** Lets everybody do theirs at once; answers stand in the order of {@code all}. */
    public List<Answer> go(List<Callable<Answer>> all) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var signal = new CountDownLatch(1);
        try {
            var going = all.stream().map(one -> threads.submit(() -> {
                signal.await();
                return one.call();
            })).toList();
            signal.countDown();
            var answers = new ArrayList<Answer>();
            for (var one : going) {
                answers.add(one.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** @param token null for a guest */
    public Answer put(String token, String path, Object body) {
        return send("PUT", token, path, body);
    }

    public Answer get(String token, String path) {
        return send("GET", token, path, null);
    }

    public Answer delete(String token, String path) {
        return send("DELETE", token, path, null);
    }

    private Answer send(String method, String token, String path, Object body) {
        try {
            var asked = HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(30));
            if (token != null) {
                asked.header("Authorization", "Bearer " + token);
            }
            var request = asked.header("Content-Type", "application/json")
                    .method(method,
                            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            for (int i = 0; again.contains(answer.statusCode()) && i < PATIENCE; i++) {
                Thread.sleep(1_000 * answer.headers().firstValueAsLong("Retry-After").orElseThrow());
                answer = http.send(request, BodyHandlers.ofString());
            }
            return new Answer(answer.statusCode(),
                    answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Must succeed: what sets the scene. */
    public JsonNode prepare(String token, String path, Object body) {
        var answer = put(token, path, body);
        if (answer.status / 100 != 2) {
            throw new IllegalStateException(path + " answered " + answer);
        }
        return answer.body;
    }

    /** The path of a published event of the airport's union with so many seats. */
    String event(String organizer, int seats) {
        String event = "/v1/events/" + UUID.randomUUID();
        Instant start = Instant.now().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        prepare(organizer, event,
                Map.of("union", "airport", "title", "乐动多巴安，趣味保安康", "kind", "GAMES", "startsAt", start.toString(), "endsAt",
                        start.plus(3, ChronoUnit.HOURS).toString(), "audience", Map.of("rule", "EVERYBODY")));
        prepare(organizer, event + "/quotas/" + UUID.randomUUID(), Map.of("size", seats));
        prepare(organizer, event + "/publication", null);
        return event;
    }

    static Map<String, Object> nothing() {
        return Map.of();
    }
}
