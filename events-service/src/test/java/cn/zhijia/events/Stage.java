package cn.zhijia.events;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import cn.zhijia.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the tests say again and again. Every event is held by the union "bus" in three days, unless a test says otherwise. */
final class Stage {

    static final String EVENT = "/v1/events/{id}";
    static final String MINE = "/v1/events/{id}/registration";
    static final Instant START = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Stage() {
    }

    static RequestSpecification guest() {
        return given().contentType(ContentType.JSON).accept(ContentType.JSON);
    }

    static RequestSpecification organizer() {
        return organizer("bus");
    }

    static RequestSpecification organizer(String union) {
        return guest().auth().oauth2(Tokens.organizer("org-" + union, union).sign());
    }

    static RequestSpecification member(String name) {
        return guest().auth().oauth2(token(name));
    }

    static String token(String name) {
        return TOKENS.computeIfAbsent(name, n -> Tokens.member(n, "bus").sign());
    }

    static Map<String, Object> body(Object... changes) {
        var body = new HashMap<String, Object>(Map.of("union", "bus", "title", "劳模课堂进车厢", "kind", "CLASS_ON_BOARD", "startsAt",
                START.toString(), "endsAt", START.plusSeconds(7_200).toString(), "audience", Map.of("rule", "EVERYBODY")));
        for (int i = 0; i < changes.length; i += 2) {
            body.put((String) changes[i], changes[i + 1]);
        }
        body.values().removeIf(java.util.Objects::isNull);
        return body;
    }

    static UUID draft(Object... changes) {
        var id = UUID.randomUUID();
        organizer().body(body(changes)).put(EVENT, id).then().statusCode(201);
        return id;
    }

    /** A published event with a quota of that size; -1 for one without limit. */
    static UUID event(int size, Object... changes) {
        var id = draft(changes);
        quota(id, size < 0 ? Map.of() : Map.of("size", size)).statusCode(201);
        organizer().put(EVENT + "/publication", id).then().statusCode(200);
        return id;
    }

    /** The event's quota has the event's own id, which no rule forbids and tests find handy. */
    static ValidatableResponse quota(UUID event, Map<String, ?> body) {
        return organizer().header("If-Match", "*").body(body).put(EVENT + "/quotas/{quota}", event, event).then();
    }

    static ValidatableResponse quota(UUID event) {
        return guest().get(EVENT + "/quotas/{quota}", event, event).then().statusCode(200);
    }

    static ValidatableResponse register(String name, UUID event) {
        return register(name, event, UUID.randomUUID());
    }

    static ValidatableResponse register(String name, UUID event, UUID attempt) {
        return member(name).body(Map.of("attempt", attempt)).put(MINE, event).then();
    }

    /** Gives up the attempt in force; any, when there is none. */
    static ValidatableResponse cancel(String name, UUID event) {
        String attempt = member(name).get(MINE, event).path("attempt");
        return cancel(name, event, attempt == null ? UUID.randomUUID() : UUID.fromString(attempt));
    }

    static ValidatableResponse cancel(String name, UUID event, UUID attempt) {
        return member(name).queryParam("attempt", attempt.toString()).delete(MINE, event).then();
    }

    static String state(String name, UUID event) {
        return member(name).get(MINE, event).then().statusCode(200).extract().path("state");
    }

    /** With a decision of its own, unless the body brings one. */
    static ValidatableResponse organize(UUID event, String member, String decision, Map<String, ?> body) {
        var whole = new HashMap<String, Object>(Map.of("decision", UUID.randomUUID()));
        whole.putAll(body);
        return organizer().body(whole).put(EVENT + "/registrations/T-{who}/" + decision, event, member).then();
    }

    static List<String> facts(String name) {
        return member(name).get("/v1/me/notices/events").then().statusCode(200).extract().path("items.fact");
    }

    /** Used = rows and waiting = rows. */
    static void audited(UUID event) {
        organizer().get(EVENT + "/capacity-audit", event).then().statusCode(200).body("agrees",
                org.hamcrest.Matchers.is(true));
    }
}
