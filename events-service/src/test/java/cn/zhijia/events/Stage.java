package cn.zhijia.events;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import cn.zhijia.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the tests say again and again. Every event is held by the union "bus" in three days, unless a test says otherwise. */
public final class Stage {

    private static final AtomicInteger DEADLOCKS = new AtomicInteger();

    private static final Logger TROUBLE = Logger.getLogger("cn.zhijia.kit.DatabaseTrouble");

    static {
        TROUBLE.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                DEADLOCKS.incrementAndGet();
            }

            @Override
            public void flush() {
                // nothing is kept
            }

            @Override
            public void close() {
                // nothing is open
            }
        });
    }

    public static final String EVENT = "/v1/events/{id}";
    public static final String MINE = "/v1/events/{id}/registration";
    public static final Instant START = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Stage() {
    }

    public static RequestSpecification guest() {
        return given().contentType(ContentType.JSON).accept(ContentType.JSON);
    }

    public static RequestSpecification organizer() {
        return organizer("bus");
    }

    public static RequestSpecification organizer(String union) {
        return guest().auth().oauth2(Tokens.organizer("org-" + union, union).sign());
    }

    public static RequestSpecification member(String name) {
        return guest().auth().oauth2(token(name));
    }

    public static String token(String name) {
        return TOKENS.computeIfAbsent(name, n -> Tokens.member(n, "bus").sign());
    }

    public static Map<String, Object> body(Object... changes) {
        var body = new HashMap<String, Object>(Map.of("union", "bus", "title", "劳模课堂进车厢", "kind", "CLASS_ON_BOARD", "startsAt",
                START.toString(), "endsAt", START.plusSeconds(7_200).toString(), "audience", Map.of("rule", "EVERYBODY")));
        for (int i = 0; i < changes.length; i += 2) {
            body.put((String) changes[i], changes[i + 1]);
        }
        body.values().removeIf(java.util.Objects::isNull);
        return body;
    }

    public static UUID draft(Object... changes) {
        var id = UUID.randomUUID();
        organizer().body(body(changes)).put(EVENT, id).then().statusCode(201);
        return id;
    }

    /** A published event with a quota of that size; -1 for one without limit. */
    public static UUID event(int size, Object... changes) {
        var id = draft(changes);
        quota(id, size < 0 ? Map.of() : Map.of("size", size)).statusCode(201);
        organizer().put(EVENT + "/publication", id).then().statusCode(200);
        return id;
    }

    /** The event's quota has the event's own id, which no rule forbids and tests find handy. */
    public static ValidatableResponse quota(UUID event, Map<String, ?> body) {
        return organizer().header("If-Match", "*").body(body).put(EVENT + "/quotas/{quota}", event, event).then();
    }

    public static ValidatableResponse quota(UUID event) {
        return guest().get(EVENT + "/quotas/{quota}", event, event).then().statusCode(200);
    }

    public static final Map<String, Object> GENDER = Map.of("id", "gender", "text", "性别", "options", List.of("男", "女"),
            "required",
            true);

    /** Another quota of the event, whose id tests choose. */
    public static ValidatableResponse quota(UUID event, UUID quota, Map<String, ?> body) {
        return organizer().header("If-Match", "*").body(body).put(EVENT + "/quotas/{quota}", event, quota).then();
    }

    public static ValidatableResponse quota(UUID event, UUID quota) {
        return guest().get(EVENT + "/quotas/{quota}", event, quota).then().statusCode(200);
    }

    /** A published event with these quotas, whose ids are in the order given. */
    public static UUID eventWith(Map<UUID, Map<String, ?>> quotas, Object... changes) {
        var id = draft(changes);
        quotas.forEach((quota, body) -> quota(id, quota, body).statusCode(201));
        organizer().put(EVENT + "/publication", id).then().statusCode(200);
        return id;
    }

    /** A party, or a form with more in it. */
    public static ValidatableResponse register(String name, UUID event, Map<String, ?> form) {
        return register(member(name), event, form);
    }

    public static ValidatableResponse register(RequestSpecification who, UUID event, Map<String, ?> form) {
        var body = new HashMap<String, Object>(Map.of("attempt", UUID.randomUUID()));
        body.putAll(form);
        return who.body(body).put(MINE, event).then();
    }

    public static RequestSpecification member(String name, String union) {
        return guest().auth().oauth2(TOKENS.computeIfAbsent(name, n -> Tokens.member(n, union).sign()));
    }

    public static ValidatableResponse register(String name, UUID event) {
        return register(name, event, UUID.randomUUID());
    }

    public static ValidatableResponse register(String name, UUID event, UUID attempt) {
        return member(name).body(Map.of("attempt", attempt)).put(MINE, event).then();
    }

    /** Gives up the attempt in force; any, when there is none. */
    public static ValidatableResponse cancel(String name, UUID event) {
        String attempt = member(name).get(MINE, event).path("attempt");
        return cancel(name, event, attempt == null ? UUID.randomUUID() : UUID.fromString(attempt));
    }

    public static ValidatableResponse cancel(String name, UUID event, UUID attempt) {
        return member(name).queryParam("attempt", attempt.toString()).delete(MINE, event).then();
    }

    public static String state(String name, UUID event) {
        return member(name).get(MINE, event).then().statusCode(200).extract().path("state");
    }

    /** With a decision of its own, unless the body brings one. */
    public static ValidatableResponse organize(UUID event, String member, String decision, Map<String, ?> body) {
        var whole = new HashMap<String, Object>(Map.of("decision", UUID.randomUUID()));
        whole.putAll(body);
        return organizer().body(whole).put(EVENT + "/registrations/T-{who}/" + decision, event, member).then();
    }

    public static List<String> facts(String name) {
        return member(name).get("/v1/me/notices/events").then().statusCode(200).extract().path("items.fact");
    }

    /** A 503 is repeated as the contract asks, only sooner. */
    public static int patiently(Callable<Integer> call) throws Exception {
        int status = call.call();
        for (int i = 0; status == 503 && i < 50; i++) {
            Thread.sleep(50);
            status = call.call();
        }
        return status;
    }

    /** How often the database has had to break a circle of waiting transactions; each is a 503, whose repeat hides it. */
    public static int deadlocks() {
        return DEADLOCKS.get();
    }

    /** Used = rows and waiting = rows. */
    public static void audited(UUID event) {
        organizer().get(EVENT + "/capacity-audit", event).then().statusCode(200).body("agrees",
                org.hamcrest.Matchers.is(true));
    }
}
