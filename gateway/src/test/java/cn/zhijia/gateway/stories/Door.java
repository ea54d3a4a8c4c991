package cn.zhijia.gateway.stories;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import cn.zhijia.kit.testing.Tokens;

/**
 * The gateway as a demo account sees it: signs in as an app would and speaks JSON. An answer outside 2xx ends the story with
 * its problem, and so does a {@code null} in an answer.
 */
public final class Door {

    private static final String PASSWORD = "zhijia-demo";
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Signed> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> guests = new ConcurrentHashMap<>();

    private record Signed(String token, Instant until) {
    }

    /** @param address of the gateway, without a path */
    public Door(URI address) {
        this.address = address;
    }

    /** Another member of this union, for stories with more people than there are accounts: by the local realm's second key. */
    public void invite(String guest, String union) {
        guests.put(guest, union);
    }

    /** The same id for the same name at every load, so that loading twice changes nothing. */
    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("zhijia story " + name).getBytes(StandardCharsets.UTF_8));
    }

    /** @param body a record or map, written as JSON; null for none */
    public JsonNode put(String account, String path, Object body) {
        return call("PUT", account, path, body);
    }

    /** A file of rows, in UTF-8. */
    public JsonNode putCsv(String account, String path, String rows) {
        return send("PUT", account, path, "text/csv; charset=utf-8", rows);
    }

    public JsonNode post(String account, String path, Object body) {
        return call("POST", account, path, body);
    }

    /** @param account null for a guest */
    public JsonNode get(String account, String path) {
        return call("GET", account, path, null);
    }

    private JsonNode call(String method, String account, String path, Object body) {
        try {
            return send(method, account, path, "application/json", body == null ? null : JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(method + " " + path + ": " + e, e);
        }
    }

    private JsonNode send(String method, String account, String path, String type, String body) {
        try {
            var request = HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
            if (account != null) {
                request.header("Authorization", "Bearer " + token(account));
            }
            if (body == null) {
                request.method(method, BodyPublishers.noBody());
            } else {
                request.header("Content-Type", type).method(method, BodyPublishers.ofString(body));
            }
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        method + " " + path + " as " + account + " answered " + answer.statusCode() + " " + answer.body());
            }
            var said = JSON.readTree(answer.body());
            requireNoNull(said, method + " " + path);
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + path, e);
        }
    }

    /** What is absent is absent, in every answer that a story sees. */
    private static void requireNoNull(JsonNode said, String where) {
        if (said.isNull()) {
            throw new IllegalStateException(where + " answered with null");
        }
        said.forEach(part -> requireNoNull(part, where));
    }

    /** An access token for a demo account (password grant: local realm only), renewed before it ends. */
    public String token(String account) {
        return tokens.compute(account,
                (name, known) -> known != null && known.until.isAfter(Instant.now()) ? known : signIn(name)).token;
    }

    private Signed signIn(String account) {
        if (guests.containsKey(account)) {
            var token = Tokens.member(account, guests.get(account)).issuer(address + "/auth/realms/zhijia");
            return new Signed(token.sign(), Instant.now().plus(Duration.ofMinutes(50)));
        }
        try {
            var form = "grant_type=password&client_id=zhijia-demo&username=" + account + "&password=" + PASSWORD;
            var answer = http.send(HttpRequest.newBuilder(address.resolve("/auth/realms/zhijia/protocol/openid-connect/token"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "signing in as " + account + " answered " + answer.statusCode() + " " + answer.body());
            }
            var token = JSON.readTree(answer.body());
            return new Signed(token.get("access_token").asText(),
                    Instant.now().plusSeconds(token.get("expires_in").asLong() - 30));
        } catch (IOException e) {
            throw new IllegalStateException("signing in as " + account + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at sign-in", e);
        }
    }
}
