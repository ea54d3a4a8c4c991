package cn.zhijia.counselling.family;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FamilyTest {

    private static final String NINE = "2026-03-03T01:00:00Z", TEN = "2026-03-03T02:00:00Z";

    @Inject
    DatabaseClock clock;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void two_are_tied_when_both_have_said_so_and_until_either_ends_it() {
        String union = someone(), worker = Tokens.member(someone(), union).sign();
        String name = someone(), relative = Tokens.person(name, "member").sign();
        policy(union, "OWN");
        quota(relative, "OWN", 6);
        String tie = ask(worker, name);
        put(worker, tie, Map.of("memberNo", "T-" + name)).then().statusCode(200).body("state", is("ASKED"));
        as(relative).get("/v1/me/notices/counselling").then().body("items.fact", contains("FAMILY_ASKED"));
        as(worker).put(tie + "/confirmation").then().statusCode(403);
        as(relative).get("/v1/me/family").then().body("items.state", contains("ASKED"), "items.mine", contains("RELATIVE"));
        quota(relative, "OWN", 6); // nothing before it is confirmed
        as(relative).put(tie + "/confirmation").then().statusCode(200).body("state", is("ACTIVE"));
        as(relative).put(tie + "/confirmation").then().statusCode(200);
        quota(relative, "OWN", 2);
        String since = as(worker).get("/v1/me/family").path("changedSince");
        as(worker).delete(tie).then().statusCode(200).body("state", is("ENDED"));
        as(relative).delete(tie).then().statusCode(200);
        as(relative).put(tie + "/confirmation").then().statusCode(409).body("code", is("illegal-transition"));
        put(worker, tie, Map.of("memberNo", "T-" + name)).then().statusCode(200).body("state", is("ENDED"));
        as(worker).queryParam("changedSince", since).get("/v1/me/family").then().body("items.state", contains("ENDED"));
        quota(relative, "OWN", 6);
    }

    @Test
    void a_shared_pool_is_used_by_both_as_the_union_says() {
        String union = someone(), worker = Tokens.member(someone(), union).sign();
        String name = someone(), relative = Tokens.person(name, "member").sign();
        policy(union, "SHARED");
        String tie = ask(worker, name);
        as(relative).put(tie + "/confirmation").then().statusCode(200);
        var lin = counsel();
        booked(worker, lin, "2026-03-04T01:00:00Z", "VIDEO");
        booked(worker, lin, NINE, "VIDEO");
        booked(relative, counsel(), NINE, "VIDEO"); // the first one of each is free
        var theirs = booked(relative, counsel(), TEN, "VIDEO");
        for (String one : new String[] { worker, relative }) {
            as(one).get("/v1/me/quota").then().body("allowance", is(3), "reserved", is(2));
        }
        quota(relative, "SHARED", 3);
        as(worker).get("/v1/appointments/" + theirs).then().statusCode(404);
        as(worker).delete(tie).then().statusCode(200);
        put(relative, "/v1/appointments/" + theirs + "/cancellation", Map.of("reason", "WORK")).then().statusCode(200);
        as(worker).get("/v1/me/quota").then().body("reserved", is(1)); // back to where it came from
    }

    @Test
    void nobody_else_learns_of_a_tie_or_whether_a_number_is_anybodys() {
        String union = someone(), worker = Tokens.member(someone(), union).sign(),
                third = Tokens.member(someone(), union).sign();
        String name = someone();
        Tokens.person(name, "member").sign();
        as(Tokens.person(name, "member").sign()).get("/v1/me/quota").then().statusCode(200);
        String tie = ask(worker, name);
        String nobody = ask(worker, someone());
        assertEquals(as(worker).get("/v1/me/family").<java.util.List<String>> path("items.state"),
                java.util.List.of("ASKED", "ASKED"));
        for (String path : new String[] { tie, nobody }) {
            as(third).delete(path).then().statusCode(404);
            as(third).put(path + "/confirmation").then().statusCode(404);
            put(third, path, Map.of("memberNo", "T-" + name)).then().statusCode(409).body("code", is("id-in-use"));
        }
        as(third).get("/v1/me/family").then().body("items", empty());
        as(ADMIN).get("/v1/me/family").then().statusCode(403);
    }

    @Test
    void a_worker_is_nobodys_family_and_one_is_of_one_family() {
        String union = someone();
        String an = Tokens.member(someone(), union).sign(), bo = Tokens.member(someone(), union).sign();
        String name = someone(), relative = Tokens.person(name, "member").sign();
        String other = someone(), colleague = Tokens.member(other, union).sign();
        as(colleague).put(ask(an, other) + "/confirmation").then().statusCode(409).body("code", is("own-union"));
        put(relative, "/v1/me/family/" + UUID.randomUUID(), Map.of("memberNo", "T-" + other)).then().statusCode(409)
                .body("code", is("union-needed"));
        as(relative).put(ask(an, name) + "/confirmation").then().statusCode(200);
        as(relative).put(ask(bo, name) + "/confirmation").then().statusCode(409).body("code", is("tied-already"));
        put(an, "/v1/me/family/" + UUID.randomUUID(), Map.of("memberNo", "T-" + name)).then().statusCode(409).body("code",
                is("tied-already"));
    }

    private static String ask(String worker, String relative) {
        String path = "/v1/me/family/" + UUID.randomUUID();
        put(worker, path, Map.of("memberNo", "T-" + relative)).then().statusCode(201).body("state", is("ASKED"), "mine",
                is("WORKER"));
        return path;
    }

    private static void policy(String union, String family) {
        put(ADMIN, "/v1/quota-policies/" + union, Map.of("yearly", 3, "family", family, "familyYearly", 2)).then()
                .statusCode(201);
    }

    private static void quota(String me, String pool, int allowance) {
        as(me).get("/v1/me/quota").then().statusCode(200).body("pool", is(pool), "allowance", is(allowance));
    }
}
