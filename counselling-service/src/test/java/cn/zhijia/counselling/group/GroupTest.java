package cn.zhijia.counselling.group;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
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
class GroupTest {

    private final String path = "/v1/groups/" + UUID.randomUUID();

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
    void a_union_offers_a_group_and_everybody_sees_who_leads_it_and_what_is_signed() {
        String wang = someone();
        as(member(wang)).get("/v1/me/groups").then().statusCode(200); // known by name from now on
        var body = Circle.body("BALINT", 8, 12, wang, someone());
        put(Tokens.organizer("org-bus", "bus").sign(), path, body).then().statusCode(403);
        put(member("m"), path, body).then().statusCode(403).body("code", is("missing-role"));
        put(ORGANIZER, path, body).then().statusCode(201);
        String tag = put(ORGANIZER, path, body).then().statusCode(200).extract().header("ETag");
        as(member("m")).get(path).then().statusCode(200).body("kind", is("BALINT"), "seatsFree", is(12), "since",
                is("2026-03-02"), "history", is(false), "leaders", hasSize(2), "leaders[0].role", is("LEADER"),
                "leaders[0].name", is(wang), "leaders[0]", not(hasKey("memberNo")), "leaders[1].role", is("CO_LEADER"),
                "leaders[1]", not(hasKey("name")), "contract.version", is(1), "contract.text", is(Circle.CONTRACT),
                "contract.sha256", is("a32b9d533943a916730e5bb543a129609f5e32174a894e6962093ca494146e95"));
        as(member("m")).header("If-None-Match", tag).get(path).then().statusCode(304);
        given().get(path).then().statusCode(401);
        as(member("m")).get("/v1/groups/" + UUID.randomUUID()).then().statusCode(404);
        body.put("contract", "新的约定");
        put(ORGANIZER, path, body).then().statusCode(428);
        as(ORGANIZER).header("If-Match", tag).body(body).put(path).then().statusCode(200).body("contract.version", is(2));
        as(ORGANIZER).header("If-Match", tag).body(Circle.body("BALINT", 8, 12, wang)).put(path).then().statusCode(412);
    }

    @Test
    void who_leads_and_who_helps_may_change_places() {
        String wang = someone(), li = someone();
        var body = Circle.body("SUPPORT", 2, 10, wang, li);
        put(ORGANIZER, path, body).then().statusCode(201);
        body.put("leaders", List.of(Map.of("memberNo", "T-" + li, "training", "小组带领者培训"),
                Map.of("memberNo", "T-" + wang, "training", "小组带领者培训")));
        as(ORGANIZER).header("If-Match", "*").body(body).put(path).then().statusCode(200);
        put(Tokens.member(li, "shouer").sign(), path + "/meetings/" + UUID.randomUUID(), Circle.meeting("2026-03-03T09:00:00Z",
                "2026-03-03T10:00:00Z", null)).then().statusCode(409).body("code", is("too-few-members"));
    }

    @Test
    void a_balint_group_has_eight_to_twelve_members_and_one_or_two_trained_leaders() {
        refused(Circle.body("BALINT", 7, 12, someone()), "/min", "balint-size");
        refused(Circle.body("BALINT", 8, 13, someone()), "/max", "balint-size");
        refused(Circle.body("SUPPORT", 8, 7, someone()), "/max", "below-min");
        refused(Circle.body("BALINT", 8, 12), "/leaders", "size");
        refused(Circle.body("BALINT", 8, 12, "a", "b", "c"), "/leaders", "size");
        refused(Circle.body("BALINT", 8, 12, "a", "a"), "/leaders/1/memberNo", "twice");
        var untrained = Circle.body("BALINT", 8, 12);
        untrained.put("leaders", List.of(Map.of("memberNo", "T-a", "training", " ")));
        refused(untrained, "/leaders/0/training", "required");
        put(ORGANIZER, path, Circle.body("SUPPORT", 2, 30, someone())).then().statusCode(201);
    }

    private void refused(Map<String, Object> body, String pointer, String code) {
        put(ORGANIZER, path, body).then().statusCode(400).body("errors[0].pointer", is(pointer), "errors[0].code", is(code));
    }

    @Test
    void a_group_of_the_past_is_entered_by_the_administrator_and_marked() {
        var body = Circle.body("BALINT", 8, 12, someone());
        body.put("since", "2020-09-01");
        refused(body, "/since", "history-by-admin");
        put(ADMIN, path, body).then().statusCode(201).body("since", is("2020-09-01"), "history", is(true));
        body.put("name", "巴林特小组");
        as(ORGANIZER).header("If-Match", "*").body(body).put(path).then().statusCode(200).body("history", is(true));
        body.put("until", "2026-03-01");
        as(ORGANIZER).header("If-Match", "*").body(body).put(path).then().statusCode(200);
        String an = someone();
        put(member(an), path + "/members/T-" + an, Map.of("attempt", UUID.randomUUID())).then().statusCode(409).body("code",
                is("group-ended"));
    }

    @Test
    void parallel_retries_of_a_new_group_make_one() throws Exception {
        var body = Circle.body("SUPPORT", 2, 10, someone());
        var answers = together(Collections.nCopies(6, () -> put(ORGANIZER, path, body)));
        assertEquals(1, count(answers, 201));
        assertEquals(5, count(answers, 200));
    }

    @Test
    void groups_are_listed_page_by_page_without_skipping() {
        String union = someone();
        String organizer = Tokens.organizer(someone(), union).sign();
        for (int i = 0; i < 5; i++) {
            var body = new HashMap<>(Circle.body(i == 0 ? "SUPPORT" : "GROUP_COUNSELLING", 2, 10, someone()));
            body.put("union", union);
            put(organizer, "/v1/groups/" + UUID.randomUUID(), body).then().statusCode(201);
        }
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var request = as(member("m")).queryParam("union", union).queryParam("limit", 2);
            var page = (next == null ? request : request.queryParam("cursor", next)).get("/v1/groups").then().statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>> path("items.id"));
            next = page.path("next");
        } while (next != null);
        assertEquals(5, seen.size());
        assertTrue(seen.stream().allMatch(id -> Collections.frequency(seen, id) == 1));
        String wang = someone();
        var led = new HashMap<>(Circle.body("SUPPORT", 2, 10, someone(), wang));
        led.put("union", union);
        put(organizer, path, led).then().statusCode(201);
        as(member(wang)).queryParam("mine", true).get("/v1/groups").then().statusCode(200).body("items", hasSize(1),
                "items[0].id",
                is(path.replaceAll(".*/", "")));
        as(member("m")).queryParam("mine", true).get("/v1/groups").then().statusCode(200).body("items", hasSize(0));
        as(member("m")).queryParam("union", union).queryParam("kind", "SUPPORT").get("/v1/groups").then().body("items",
                hasSize(2));
    }
}
