package cn.zhijia.counselling.paging;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.counselling.webhook.Endpoint;
import cn.zhijia.counselling.webhook.Endpoints;
import cn.zhijia.counselling.webhook.Hmac;
import cn.zhijia.counselling.webhook.Outbox;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Pages by signed webhooks, from {@code zhijia.paging.webhooks}: {@code recipient=https://…} pairs separated by commas, where a
 * recipient is a 会员号, a role, or {@code *} for everybody else. The body carries ids only: what happened is read by whoever was
 * woken, signed in. Each recipient is a lane: a dead address delays nobody else.
 */
@Singleton
class Webhooks implements Channel, Endpoints {

    private static final String LANE = "page ", OTHERS = "*";

    /** As Standard Webhooks wants it. */
    private record Body(String type, String timestamp, Data data) {
    }

    private record Data(UUID page, String to, String fact, UUID thing) {
    }

    private final Map<String, Endpoint> endpoints;
    private final ObjectMapper json;

    Webhooks(@ConfigProperty(name = "zhijia.paging.webhooks") Optional<String> webhooks,
            @ConfigProperty(name = "zhijia.paging.secret") Optional<String> secret, ObjectMapper json) {
        this.endpoints = webhooks.map(all -> read(all, secret)).orElse(Map.of());
        this.json = json;
    }

    /** What is configured wrong is said at start, not in the first night. */
    void start(@Observes StartupEvent event) {
        if (endpoints.isEmpty()) {
            Log.info("zhijia.paging.webhooks is not set: pages are notices, and ring nowhere");
        }
    }

    private static Map<String, Endpoint> read(String all, Optional<String> secret) {
        try {
            var signature = new Hmac(
                    secret.orElseThrow(() -> new IllegalArgumentException("zhijia.paging.secret is not set")));
            return Arrays.stream(all.split(",")).map(String::strip).collect(
                    Collectors.toMap(Webhooks::recipient,
                            pair -> Endpoint.ofOperator(URI.create(pair.substring(pair.indexOf('=') + 1)), signature)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ConfigurationException("zhijia.paging.webhooks cannot be used: " + e.getMessage());
        }
    }

    private static String recipient(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1 || equals > 32) {
            throw new IllegalArgumentException("a webhook is written recipient=https://address");
        }
        return pair.substring(0, equals);
    }

    @Override
    public void send(Page page) {
        String to = page.to().name();
        if (of(LANE + to).isPresent()) {
            Outbox.add(page.id, LANE + to, body(page, to));
        } else if (!endpoints.isEmpty()) {
            Log.errorf("Page %s rings nowhere: no webhook is set for its recipient, nor *", page.id);
        }
    }

    @Override
    public Optional<Endpoint> of(String lane) {
        return lane.startsWith(LANE)
                ? Optional.ofNullable(endpoints.getOrDefault(lane.substring(LANE.length()), endpoints.get(OTHERS)))
                : Optional.empty();
    }

    private String body(Page page, String to) {
        try {
            return json.writeValueAsString(
                    new Body("page", page.pagedAt.toString(), new Data(page.id, to, page.fact.name(), page.thing)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
