package cn.zhijia.gateway.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.zhijia.gateway.GatewayConfig;
import cn.zhijia.kit.Refusal;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;

/** The services' OpenAPI documents, fetched at most every few seconds; a part whose service is away is served as last seen. */
@ApplicationScoped
class Contract {

    private static final List<String> PARTS = List.of("events", "counselling", "education");
    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

    private final GatewayConfig config;
    private final ObjectMapper json;
    private final MethodCheck methods;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, JsonNode> parts = new ConcurrentHashMap<>();
    private long fetchedAt;
    private ObjectNode joined;

    Contract(GatewayConfig config, ObjectMapper json, MethodCheck methods) {
        this.config = config;
        this.json = json;
        this.methods = methods;
    }

    /** Learnt ahead, so that the first wrong method is told so; again every minute, for a service that has changed. */
    void learn(@Observes StartupEvent start) {
        var learner = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.sleep(learnt() ? 60_000 : 1_000);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }, "contract");
        learner.setDaemon(true);
        learner.start();
    }

    /** Whether every part is known. */
    private boolean learnt() {
        try {
            joined();
        } catch (Refusal nobodyThere) {
            return false;
        }
        return parts.size() == PARTS.size();
    }

    /** One document for the whole suite. Waits for the services, so not for an event loop. */
    synchronized ObjectNode joined() {
        if (joined == null || System.nanoTime() - fetchedAt > FRESH_NANOS) {
            PARTS.forEach(part -> fetch(part).ifPresent(document -> parts.put(part, document)));
            if (parts.isEmpty()) {
                throw new Refusal("origin-unavailable");
            }
            joined = JoinedContract.of(json, new TreeMap<>(parts));
            methods.learn(joined);
            fetchedAt = parts.size() == PARTS.size() ? System.nanoTime() : System.nanoTime() - FRESH_NANOS;
        }
        return joined;
    }

    private Optional<JsonNode> fetch(String part) {
        for (URI address : config.origins().get(part)) {
            try {
                var answer = http.send(
                        HttpRequest.newBuilder(address.resolve("/openapi?format=json")).timeout(Duration.ofSeconds(5)).build(),
                        BodyHandlers.ofInputStream());
                try (var body = answer.body()) {
                    if (answer.statusCode() == 200) {
                        return Optional.of(json.readTree(body));
                    }
                }
            } catch (IOException e) {
                Log.debugf("No contract from %s: %s", part, e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
