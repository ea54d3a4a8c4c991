package cn.zhijia.counselling.station.handover;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.group.Circle.told;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandoverTest {

    private final String carer = someone();
    private final UUID id = UUID.randomUUID();
    private Counsel lin;
    private String path;

    @Inject
    DatabaseClock clock;

    @BeforeEach
    void a_station_with_a_carer_and_a_counsellor() {
        itIs(clock, MONDAY);
        lin = counsel();
        path = "/v1/stations/" + lin.station() + "/handovers/";
        as(ORGANIZER).put("/v1/stations/" + lin.station() + "/carers/T-" + carer).then().statusCode(201);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    private static String carer(String name) {
        return Tokens.member(name, "shouer").role("carer").sign();
    }

    private static Map<String, Object> to(String name) {
        return Map.of("memberNo", "T-" + name);
    }

    @Test
    void a_carer_passes_a_worker_on_who_confirms_and_books() {
        String an = someone();
        put(carer(carer), path + id, to(an)).then().statusCode(201).body("state", is("OFFERED"), "memberNo", is("T-" + an));
        put(carer(carer), path + id, to(an)).then().statusCode(200);
        assertEquals(List.of("HANDOVER_OFFERED"), told(an));
        as(member(an)).get("/v1/me/handovers").then().body("items.state", contains("OFFERED"), "items.carer",
                contains(carer), "items[0]", not(hasKey("slots")));
        String slots = as(member(an)).put(path + id + "/confirmation").then().statusCode(200).body("state", is("CONFIRMED"))
                .extract().path("slots");
        as(member(an)).put(path + id + "/confirmation").then().statusCode(200);
        var free = as(member(an)).queryParam("from", "2026-03-03").queryParam("to", "2026-03-03").get(slots).then()
                .statusCode(200).extract().jsonPath();
        book(member(an), UUID.randomUUID(), free.getString("items[0].slot"), free.getString("items[0].modality")).then()
                .statusCode(201);
        assertEquals(List.of("HANDED_OVER"), told(carer));
    }

    @Test
    void the_carer_sees_handed_over_and_nothing_of_a_no() {
        String an = someone(), bo = someone();
        var second = UUID.randomUUID();
        put(carer(carer), path + id, to(an)).then().statusCode(201);
        put(carer(carer), path + second, to(bo)).then().statusCode(201);
        as(member(an)).put(path + id + "/confirmation").then().statusCode(200);
        as(member(bo)).put(path + second + "/refusal").then().statusCode(200).body("state", is("DECLINED"));
        as(member(bo)).put(path + second + "/refusal").then().statusCode(200);
        as(member(bo)).put(path + second + "/confirmation").then().statusCode(409).body("code", is("illegal-transition"));
        as(carer(carer)).get(path + id).then().body("state", is("HANDED_OVER"), "$", not(hasKey("slots")));
        as(carer(carer)).get(path + second).then().body("state", is("OFFERED"));
        put(carer(carer), path + second, to(bo)).then().statusCode(200).body("state", is("OFFERED")); // a late repeat
        as(member(bo)).get(path + second).then().body("state", is("DECLINED"));
        assertEquals(List.of("HANDED_OVER"), told(carer));
    }

    @Test
    void it_does_not_exist_for_anybody_else_and_only_the_worker_answers() {
        String an = someone(), other = someone();
        put(carer(other), path + id, to(an)).then().statusCode(403); // a carer, but not of this station
        put(carer(carer), "/v1/stations/" + UUID.randomUUID() + "/handovers/" + id, to(an)).then().statusCode(404);
        put(carer(carer), path + id, to(carer)).then().statusCode(400).body("errors[0].code", is("not-yourself"));
        put(carer(carer), path + id, Map.of("memberNo", "T-" + an, "reason", "失眠")).then().statusCode(400).body("code",
                is("unknown-field"));
        put(carer(carer), path + id, to(an)).then().statusCode(201);
        as(ORGANIZER).put("/v1/stations/" + lin.station() + "/carers/T-" + other).then().statusCode(201);
        for (String stranger : List.of(carer(other), member(someone()))) {
            as(stranger).get(path + id).then().statusCode(404);
            as(stranger).put(path + id + "/confirmation").then().statusCode(404);
        }
        as(carer(carer)).put(path + id + "/confirmation").then().statusCode(404);
        as(ADMIN).get(path + id).then().statusCode(403);
        put(carer(other), path + id, to(an)).then().statusCode(409).body("code", is("id-in-use"));
        put(carer(other), path + UUID.randomUUID(), to(an)).then().statusCode(409).body("code", is("offered-already"));
        as(ORGANIZER).delete("/v1/stations/" + lin.station() + "/carers/T-" + carer).then().statusCode(204);
        put(carer(carer), path + UUID.randomUUID(), to(someone())).then().statusCode(403); // left meanwhile
    }

    @Test
    void a_worker_has_one_open_offer_of_a_station_however_many_are_made_at_once() throws Exception {
        String an = someone();
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 6; i++) {
            var each = UUID.randomUUID();
            calls.add(() -> put(carer(carer), path + each, to(an)));
        }
        var answers = together(calls);
        assertEquals(1, count(answers, 201));
        assertEquals(5, count(answers, 409));
        as(member(an)).get("/v1/me/handovers").then().body("items", hasSize(1));
    }
}
