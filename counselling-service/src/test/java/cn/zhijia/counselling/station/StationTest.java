package cn.zhijia.counselling.station;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.station;
import static cn.zhijia.counselling.World.together;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StationTest {

    private static final String OTHER_UNION = Tokens.organizer("org-bus", "bus").sign();

    private final String path = "/v1/stations/" + UUID.randomUUID();

    @Test
    void an_organizer_of_its_union_enters_and_changes_a_station() {
        var body = station("门诊楼职工小家", UUID.randomUUID());
        put(OTHER_UNION, path, body).then().statusCode(403).body("code", is("forbidden"));
        put(member("m"), path, body).then().statusCode(403).body("code", is("missing-role"));
        put(ORGANIZER, path, body).then().statusCode(201).body("status", is("SUSPENDED"), "union", is("shouer"));
        String tag = put(ORGANIZER, path, body).then().statusCode(200).extract().header("ETag");
        body.put("address", "雅宝路3号");
        put(OTHER_UNION, path, body).then().statusCode(403);
        put(ORGANIZER, path, body).then().statusCode(428);
        as(ORGANIZER).header("If-Match", "\"99\"").body(body).put(path).then().statusCode(412).body("code",
                is("stale-version"));
        as(ORGANIZER).header("If-Match", tag).body(body).put(path).then().statusCode(200).body("address", is("雅宝路3号"));
        put(ADMIN, path, body).then().statusCode(200); // as it is: no If-Match needed
    }

    @Test
    void everybody_who_is_signed_in_sees_a_station_and_guests_do_not() {
        put(ORGANIZER, path, station("住院部职工小家", UUID.randomUUID())).then().statusCode(201);
        String tag = as(member("m")).get(path).then().statusCode(200).body("rooms", hasSize(1), "rooms[0].id", notNullValue(),
                "hours[0].opens", is("08:00:00"), "kind", is("HEART_STATION")).extract().header("ETag");
        as(member("m")).header("If-None-Match", tag).get(path).then().statusCode(304);
        given().get(path).then().statusCode(401);
        as(member("m")).get("/v1/stations/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void parallel_retries_of_a_new_station_make_one() throws Exception {
        var body = station("重试的站点", UUID.randomUUID());
        var answers = together(java.util.Collections.nCopies(6, () -> put(ORGANIZER, path, body)));
        assertEquals(1, count(answers, 201));
        assertEquals(5, count(answers, 200));
    }

    @Test
    void the_list_goes_page_by_page_without_skipping() {
        String union = someone();
        String organizer = Tokens.organizer(someone(), union).sign();
        for (int i = 0; i < 5; i++) {
            var body = station("同名");
            body.put("union", union);
            put(organizer, "/v1/stations/" + UUID.randomUUID(), body).then().statusCode(201);
        }
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var request = as(member("m")).queryParam("union", union).queryParam("limit", 2);
            var page = (next == null ? request : request.queryParam("cursor", next)).get("/v1/stations").then().statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>> path("items.id"));
            next = page.path("next");
        } while (next != null);
        assertEquals(5, seen.stream().distinct().count());
        assertEquals(5, seen.size());
        as(member("m")).queryParam("limit", 101).get("/v1/stations").then().statusCode(400).body("errors[0].pointer",
                is("?limit"));
    }

    @Test
    void a_station_opens_with_a_carer_only() {
        put(ORGANIZER, path, station("心灵驿站")).then().statusCode(201);
        as(ORGANIZER).put(path + "/opening").then().statusCode(409).body("code", is("carer-needed"));
        as(OTHER_UNION).put(path + "/carers/T-zhao").then().statusCode(403);
        as(ORGANIZER).put(path + "/carers/T-zhao").then().statusCode(201).body("memberNo", is("T-zhao"));
        as(ORGANIZER).put(path + "/carers/T-zhao").then().statusCode(200);
        as(ORGANIZER).put(path + "/opening").then().statusCode(200).body("status", is("OPEN"));
        as(ORGANIZER).put(path + "/opening").then().statusCode(200);
        as(OTHER_UNION).put(path + "/suspension").then().statusCode(403);
        as(ORGANIZER).get(path + "/carers").then().body("items.memberNo", is(List.of("T-zhao")));
    }

    @Test
    void the_last_carer_leaves_only_after_a_successor_or_the_suspension() {
        String zhao = someone();
        put(ORGANIZER, path, station("心灵驿站")).then().statusCode(201);
        as(ORGANIZER).put(path + "/carers/T-" + zhao).then().statusCode(201);
        as(ORGANIZER).put(path + "/opening").then().statusCode(200);
        String herself = Tokens.member(zhao, "shouer").role("carer").sign();
        as(herself).delete(path + "/carers/T-" + zhao).then().statusCode(409).body("code", is("last-carer"));
        as(ORGANIZER).put(path + "/carers/T-qian").then().statusCode(201);
        as(herself).delete(path + "/carers/T-qian").then().statusCode(403);
        as(herself).delete(path + "/carers/T-" + zhao).then().statusCode(204);
        as(herself).delete(path + "/carers/T-" + zhao).then().statusCode(204);
        as(ORGANIZER).delete(path + "/carers/T-qian").then().statusCode(409);
        as(ORGANIZER).put(path + "/suspension").then().statusCode(200).body("status", is("SUSPENDED"));
        as(ORGANIZER).delete(path + "/carers/T-qian").then().statusCode(204);
        as(ORGANIZER).put(path + "/carers/T-qian").then().statusCode(201); // she may come back
    }

    @Test
    void of_two_carers_who_leave_at_once_one_stays() throws Exception {
        put(ORGANIZER, path, station("心灵驿站")).then().statusCode(201);
        for (int round = 0; round < 10; round++) {
            as(ORGANIZER).put(path + "/carers/T-sun");
            as(ORGANIZER).put(path + "/carers/T-li");
            as(ORGANIZER).put(path + "/opening").then().statusCode(200);
            List<Response> answers = together(List.of(() -> as(ORGANIZER).delete(path + "/carers/T-sun"),
                    () -> as(ORGANIZER).delete(path + "/carers/T-li")));
            assertEquals(1, count(answers, 204));
            assertEquals(1, count(answers, 409));
            as(ORGANIZER).get(path + "/carers").then().body("items", hasSize(1));
        }
    }

    @Test
    void an_opening_and_the_last_carers_leaving_never_both_succeed() throws Exception {
        put(ORGANIZER, path, station("心灵驿站")).then().statusCode(201);
        for (int round = 0; round < 10; round++) {
            as(ORGANIZER).put(path + "/carers/T-zhou");
            together(List.of(() -> as(ORGANIZER).delete(path + "/carers/T-zhou"), () -> as(ORGANIZER).put(path + "/opening")));
            boolean open = as(ORGANIZER).get(path).path("status").equals("OPEN");
            as(ORGANIZER).get(path + "/carers").then().body("items", hasSize(open ? 1 : 0));
            as(ORGANIZER).put(path + "/suspension").then().statusCode(200);
        }
    }

    @Test
    void a_room_that_a_roster_names_cannot_go_and_no_two_stations_share_one() {
        var lin = counsel();
        String used = "/v1/stations/" + lin.station();
        String tag = as(ORGANIZER).get(used).header("ETag");
        as(ORGANIZER).header("If-Match", tag).body(station("心灵驿站")).put(used).then().statusCode(409).body("code",
                is("room-in-use"));
        put(ORGANIZER, path, station("别处", lin.room())).then().statusCode(409).body("code", is("id-in-use"));
    }

    @Test
    void a_suspended_station_offers_nothing_on_site_but_the_telephone_goes_on() {
        var lin = counsel();
        as(ORGANIZER).put("/v1/stations/" + lin.station() + "/suspension").then().statusCode(200);
        var slots = as(member("m")).queryParam("counsellor", lin.id()).queryParam("limit", 100).get("/v1/slots").then()
                .statusCode(200).extract().jsonPath();
        assertEquals(List.of("PHONE", "VIDEO"), slots.<String> getList("items.modality").stream().distinct().sorted().toList());
    }

    @Test
    void says_what_is_wrong_with_a_body() {
        var body = station("心灵驿站");
        body.put("hours", List.of(Map.of("weekday", "MONDAY", "opens", "18:00", "closes", "08:00")));
        put(ORGANIZER, path, body).then().statusCode(400).body("errors[0].pointer", is("/hours/0/closes"));
        body.put("colour", "red");
        put(ORGANIZER, path, body).then().statusCode(400).body("code", is("unknown-field"));
        as(ORGANIZER).put(path).then().statusCode(400);
        as(ORGANIZER).header("Accept-Language", "en").put("/v1/stations/" + UUID.randomUUID() + "/opening").then()
                .statusCode(404).body("title", is("Not found"), "errors", nullValue());
    }
}
