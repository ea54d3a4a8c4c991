package cn.zhijia.education;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import cn.zhijia.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A term of the union {@code shunyi} with its seats, made through the door; every test has its own. */
public final class Campus {

    public static final String ADMIN = Tokens.person("admin", "admin").sign();
    public static final String ORGANIZER = Tokens.organizer("organizer", "shunyi").sign();
    public static final Instant NOW = Instant.now();
    private static final AtomicInteger NEXT = new AtomicInteger(10);

    public final UUID school = UUID.randomUUID();
    public final UUID term = UUID.randomUUID();
    public final UUID termPool = UUID.randomUUID();
    public final String key = "s" + NEXT.incrementAndGet();
    public final int ordinal = NEXT.get();

    /** A school and a term that is open from yesterday for four weeks. */
    public static Campus open() {
        var campus = new Campus();
        as(ADMIN).body(Map.of("key", campus.key, "name", "国家开放大学")).put("/v1/schools/{id}", campus.school).then()
                .statusCode(201);
        campus.term(Map.of()).statusCode(201);
        return campus;
    }

    /** {@link #open()} with a TERM pool of this size. */
    public static Campus open(int seats) {
        var campus = open();
        campus.pool(campus.termPool, "TERM", seats, Map.of()).statusCode(201);
        return campus;
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** The same member of the union for the same name. */
    public static String member(String name) {
        return Tokens.member(name, "shunyi").sign();
    }

    public Map<String, Object> termBody(Map<String, Object> changes) {
        var body = new HashMap<String, Object>(Map.of("union", "shunyi", "ordinal", ordinal, "year", 2025, "season", "AUTUMN",
                "name", "慧企学堂", "opens", NOW.minus(Duration.ofDays(1)), "closes", NOW.plus(Duration.ofDays(28)),
                "promotionCloses", NOW.plus(Duration.ofDays(35)), "zone", "Asia/Shanghai"));
        body.putAll(changes);
        body.replaceAll((k, v) -> v instanceof Instant i ? i.toString() : v);
        return body;
    }

    public ValidatableResponse term(Map<String, Object> changes) {
        return as(ORGANIZER).header("If-Match", "*").body(termBody(changes)).put("/v1/terms/{id}", term).then();
    }

    public UUID programme(String level) {
        var id = UUID.randomUUID();
        as(ADMIN).body(Map.of("school", school, "code", "P" + NEXT.incrementAndGet(), "name", "行政管理", "level", level))
                .put("/v1/programmes/{id}", id).then().statusCode(201);
        return id;
    }

    public UUID offering(String level) {
        var id = UUID.randomUUID();
        as(ORGANIZER).body(Map.of("programme", programme(level))).put("/v1/terms/{term}/offerings/{id}", term, id).then()
                .statusCode(201);
        return id;
    }

    /** An offering with a pool of its own, whose id is derived from the offering's. */
    public UUID offering(String level, int seats) {
        var id = offering(level);
        pool(poolOf(id), "OFFERING", seats, Map.of("offering", id)).statusCode(201);
        return id;
    }

    public static UUID poolOf(UUID offering) {
        return new UUID(offering.getMostSignificantBits(), offering.getLeastSignificantBits() ^ 1);
    }

    public ValidatableResponse pool(UUID id, String kind, int quota, Map<String, Object> of) {
        var body = new HashMap<String, Object>(Map.of("kind", kind, "term", term, "quota", quota));
        body.putAll(of);
        return as(ORGANIZER).header("If-Match", "*").body(body).put("/v1/quota-pools/{id}", id).then();
    }

    public ValidatableResponse draft(String member, UUID id, UUID... choices) {
        return as(member).body(Map.of("term", term, "choices", List.of(choices), "consent", true))
                .put("/v1/applications/{id}", id).then();
    }

    public static ValidatableResponse submit(String member, UUID id) {
        return as(member).put("/v1/applications/{id}/submission", id).then();
    }

    public static ValidatableResponse withdraw(String member, UUID id) {
        return as(member).body(Map.of()).put("/v1/applications/{id}/withdrawal", id).then();
    }

    /** Drafts and submits; the application's id. */
    public UUID apply(String member, UUID... choices) {
        var id = UUID.randomUUID();
        draft(member, id, choices).statusCode(201);
        submit(member, id).statusCode(200);
        return id;
    }

    public static String state(String member, UUID application) {
        return as(member).get("/v1/applications/{id}", application).then().statusCode(200).extract().path("state");
    }

    public String termJson(String promotion) {
        return json(termBody(Map.of("promotion", promotion)));
    }

    public String poolJson(String kind, UUID offering, int quota) {
        var body = new HashMap<String, Object>(Map.of("kind", kind, "term", term, "quota", quota));
        if (offering != null) {
            body.put("offering", offering);
        }
        return json(body);
    }

    private static String json(Map<String, Object> body) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
