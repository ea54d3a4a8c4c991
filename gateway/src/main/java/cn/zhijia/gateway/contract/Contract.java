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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.zhijia.gateway.GatewayConfig;
import cn.zhijia.kit.Refusal;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;

/** The services' OpenAPI documents, fetched in the background; a part whose service is away is served as last seen. */
@ApplicationScoped
class Contract {

    private static final List<String> PARTS = List.of("events", "counselling", "education");
    private static final long KNOWN_MILLIS = 30_000;
    private static final long MISSING_MILLIS = 1_000;

    private final GatewayConfig config;
    private final ObjectMapper json;
    private final MethodCheck methods;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, JsonNode> parts = new TreeMap<>();
    private volatile ObjectNode joined;

    Contract(GatewayConfig config, ObjectMapper json, MethodCheck methods) {
        this.config = config;
        this.json = json;
        this.methods = methods;
    }

    /** The one thread that asks the services: no caller ever waits for them. */
    void learn(@Observes StartupEvent start) {
        var learner = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    PARTS.forEach(part -> fetch(part).ifPresent(document -> join(part, document)));
                    Thread.sleep(parts.size() == PARTS.size() ? KNOWN_MILLIS : MISSING_MILLIS);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }, "contract");
        learner.setDaemon(true);
        learner.start();
    }

    private void join(String part, JsonNode document) {
        if (!document.equals(parts.put(part, document))) {
            joined = JoinedContract.of(json, parts);
            methods.learn(joined);
        }
    }

    /** One document for the whole suite, with what has been learnt so far. */
    ObjectNode joined() {
        var now = joined;
        if (now == null) {
            throw new Refusal("origin-unavailable");
        }
        return now;
    }

    private Optional<JsonNode> fetch(String part) {
        for (URI address : config.origins().get(part)) {
            try {
                var request = HttpRequest.newBuilder(address.resolve("/openapi?format=json")).build();
                var answer = http.sendAsync(request, BodyHandlers.ofString()).get(5, TimeUnit.SECONDS); // the whole of it, not its head only
                var document = answer.statusCode() == 200 ? json.readTree(answer.body()) : json.nullNode();
                if (document.path("paths").isObject() && document.path("x-problems").isObject()) {
                    return Optional.of(document);
                }
            } catch (IOException | ExecutionException | TimeoutException e) {
                Log.debugf("No contract from %s: %s", part, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
