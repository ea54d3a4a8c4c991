package cn.zhijia.counselling.roster;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.booking;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.counsellor;
import static cn.zhijia.counselling.World.hours;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.nobodyWaits;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.roster;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.slots;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RosterTest {

    private static final String NINE = "2026-03-03T01:00:00Z", TWO = "2026-03-03T06:00:00Z";

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time_and_nobody_in_line() throws SQLException {
        clock.shift(Duration.ZERO);
        nobodyWaits(database);
    }

    @Test
    void the_administrator_enters_a_counsellor_and_everybody_sees_one() {
        String name = someone();
        String path = "/v1/counsellors/" + UUID.randomUUID();
        var body = counsellor(name);
        put(ORGANIZER, path, body).then().statusCode(403);
        put(ADMIN, path, body).then().statusCode(201).body("memberNo", nullValue());
        String tag = put(ADMIN, path, body).then().statusCode(200).extract().header("ETag");
        as(member("m")).get(path).then().statusCode(200).body("name", is("林老师"), "topics", contains("SLEEP", "STRESS"),
                "qualifications[0].expiresOn", is("2027-12-31"), "sessionMinutes", is(50));
        as(member("m")).get("/v1/counsellors").then().statusCode(200);
        body.put("mostPerDay", 4);
        put(ADMIN, path, body).then().statusCode(428);
        as(ADMIN).header("If-Match", tag).body(body).put(path).then().statusCode(200).body("mostPerDay", is(4));
        as(ADMIN).header("If-Match", tag).body(counsellor(name)).put(path).then().statusCode(412);
        put(ADMIN, "/v1/counsellors/" + UUID.randomUUID(), body).then().statusCode(409).body("code",
                is("person-is-counsellor"));
        body.put("mostPerDay", 0);
        put(ADMIN, path, body).then().statusCode(400).body("errors[0].pointer", is("/mostPerDay"));
    }

    @Test
    void a_counsellor_edits_the_own_roster_only() {
        var lin = counsel();
        var wang = counsel();
        String path = "/v1/counsellors/" + lin.id() + "/roster";
        var body = roster(lin.room());
        String tag = put(lin.token(), path, body).then().statusCode(200).extract().header("ETag");
        put(wang.token(), path, body).then().statusCode(403).body("code", is("forbidden"));
        as(wang.token()).get(path).then().statusCode(403);
        put(member("m"), path, body).then().statusCode(403);
        as(lin.token()).get(path).then().statusCode(200).body("rules", hasSize(10), "zone", is("Asia/Shanghai"));
        var mornings = Map.of("zone", "Asia/Shanghai", "rules", List.of(Map.of("weekday", "TUESDAY", "hours",
                hours("09:00", "12:00", null, "VIDEO"), "effectiveFrom", "2026-03-10", "effectiveTo", "2026-03-16")));
        put(lin.token(), path, mornings).then().statusCode(428);
        as(lin.token()).header("If-Match", tag).body(mornings).put(path).then().statusCode(200).body("rules", hasSize(1));
        assertEquals(0, slots(member("m"), lin, "2026-03-03").getList("items").size());
        assertEquals(3, slots(member("m"), lin, "2026-03-10").getList("items").size());
        assertEquals(0, slots(member("m"), lin, "2026-03-17").getList("items").size());
    }

    @Test
    void says_what_is_wrong_with_a_roster() {
        var lin = counsel();
        String path = "/v1/counsellors/" + lin.id() + "/roster";
        refused(lin.token(), path, "/rules/1", rule("09:00", "12:00", null, "PHONE"), rule("11:59", "13:00", null, "PHONE"));
        refused(lin.token(), path, "/rules/0/hours/roomId", rule("09:00", "12:00", null, "ON_SITE"));
        refused(lin.token(), path, "/rules/0/hours/roomId", rule("09:00", "12:00", UUID.randomUUID(), "ON_SITE"));
        refused(lin.token(), path, "/rules/0/hours/ends", rule("12:00", "09:00", null, "PHONE"));
        put(lin.token(), path, Map.of("zone", "Europe/Paris", "rules", List.of())).then().statusCode(400);
        put(lin.token(), "/v1/counsellors/" + UUID.randomUUID() + "/roster", roster(lin.room())).then().statusCode(404);
    }

    @Test
    void time_off_answers_the_bookings_it_hits_and_gives_their_time_back() {
        var lin = counsel();
        String me = member(someone());
        var hit = booked(me, lin, NINE, "VIDEO");
        var spared = booked(me, lin, TWO, "PHONE");
        var held = UUID.randomUUID();
        var hold = booking(slot(lin, "2026-03-03T02:00:00Z", "VIDEO"), "VIDEO");
        hold.put("hold", true);
        put(member(someone()), "/v1/appointments/" + held, hold).then().statusCode(201);
        String path = "/v1/counsellors/" + lin.id() + "/time-off/" + UUID.randomUUID();
        var morning = Map.of("startsAt", "2026-03-03T01:30:00Z", "endsAt", "2026-03-03T05:00:00Z");
        put(counsel().token(), path, morning).then().statusCode(403);
        put(lin.token(), path, morning).then().statusCode(201).body("needsReschedule.appointment", contains(hit.toString()));
        put(lin.token(), path, morning).then().statusCode(200).body("needsReschedule.appointment", contains(hit.toString()));
        put(lin.token(), path, Map.of("startsAt", "2026-03-03T01:30:00Z", "endsAt", "2026-03-03T06:00:00Z")).then()
                .statusCode(409).body("code", is("id-in-use"));
        as(me).get("/v1/appointments/" + hit).then().body("status", is("NEEDS_RESCHEDULE"));
        as(me).get("/v1/appointments/" + spared).then().body("status", is("BOOKED"));
        as(lin.token()).get("/v1/appointments/" + held).then().body("status", is("EXPIRED"));
        as(me).put("/v1/appointments/" + hit + "/confirmation").then().statusCode(409);
        assertEquals(2, slots(member("m"), lin, "2026-03-03").getList("items").size());
        // what is left of the time is free: staff may use it for somebody else
        put(lin.token(), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "PHONE", "memberNo", "T-" + someone(),
                "walkIn", Map.of("counsellor", lin.id(), "startsAt", "2026-03-03T00:40:00Z"))).then().statusCode(201);
    }

    @Test
    void what_was_displaced_moves_freely_or_is_given_up_as_the_providers_cancellation() {
        var lin = counsel();
        String me = member(someone());
        var first = booked(me, lin, NINE, "VIDEO");
        var second = booked(me, lin, TWO, "PHONE");
        put(ADMIN, "/v1/counsellors/" + lin.id() + "/roster-exceptions/2026-03-03",
                Map.of("zone", "Asia/Shanghai", "hours", List.of())).then().statusCode(201)
                .body("needsReschedule.appointment", contains(first.toString(), second.toString()));
        String wednesday = slot(lin, "2026-03-04T01:00:00Z", "VIDEO");
        itIs(clock, MONDAY.plus(Duration.ofHours(24))); // one hour before its time: no cut-off for what the provider took away
        put(me, "/v1/appointments/" + first + "/reschedule",
                Map.of("attempt", UUID.randomUUID(), "slot", wednesday, "modality", "VIDEO")).then().statusCode(200)
                .body("status", is("BOOKED"), "startsAt", is("2026-03-04T01:00:00Z"), "movesLeft", is(3));
        put(me, "/v1/appointments/" + second + "/cancellation", Map.of("reason", "WORK")).then().statusCode(200).body("status",
                is("CANCELLED_BY_PROVIDER"));
        put(me, "/v1/appointments/" + second + "/cancellation", Map.of("reason", "WORK")).then().statusCode(200);
    }

    @Test
    void a_shorter_roster_displaces_what_it_no_longer_covers_but_no_walk_in() {
        var lin = counsel();
        String me = member(someone());
        var morning = booked(me, lin, NINE, "ON_SITE");
        var afternoon = booked(me, lin, TWO, "PHONE");
        var evening = UUID.randomUUID();
        put(lin.token(), "/v1/appointments/" + evening, Map.of("modality", "PHONE", "memberNo", "T-" + someone(), "walkIn",
                Map.of("counsellor", lin.id(), "startsAt", "2026-03-03T11:00:00Z"))).then().statusCode(201);
        String path = "/v1/counsellors/" + lin.id() + "/roster";
        String tag = as(lin.token()).get(path).header("ETag");
        var afternoons = Map.of("zone", "Asia/Shanghai", "rules", List.of(rule("14:00", "17:00", null, "PHONE")));
        as(lin.token()).header("If-Match", tag).body(afternoons).put(path).then().statusCode(200)
                .body("needsReschedule.appointment", contains(morning.toString()));
        as(me).get("/v1/appointments/" + afternoon).then().body("status", is("BOOKED"));
        as(lin.token()).get("/v1/appointments/" + evening).then().body("status", is("BOOKED"));
        as(lin.token()).body(afternoons).put(path).then().statusCode(200).body("needsReschedule", hasSize(1));
    }

    @Test
    void a_qualification_cut_short_displaces_what_comes_after_it() {
        var lin = counsel();
        String me = member(someone());
        var id = booked(me, lin, "2026-03-05T01:00:00Z", "VIDEO");
        String path = "/v1/counsellors/" + lin.id();
        var body = counsellor(lin.name());
        body.put("qualifications", List.of(Map.of("name", "国家二级心理咨询师", "expiresOn", "2026-03-04")));
        as(ADMIN).header("If-Match", as(ADMIN).get(path).header("ETag")).body(body).put(path).then().statusCode(200);
        as(me).get("/v1/appointments/" + id).then().body("status", is("NEEDS_RESCHEDULE"));
    }

    @Test
    void one_day_may_differ_and_be_changed_again() {
        var lin = counsel();
        String path = "/v1/counsellors/" + lin.id() + "/roster-exceptions/2026-03-07";
        var saturday = Map.of("zone", "Asia/Shanghai", "hours", List.of(hours("10:00", "12:00", null, "VIDEO")));
        String tag = put(lin.token(), path, saturday).then().statusCode(201).body("needsReschedule", empty()).extract()
                .header("ETag");
        put(lin.token(), path, saturday).then().statusCode(200);
        assertEquals(2, slots(member("m"), lin, "2026-03-07").getList("items").size());
        var off = Map.of("zone", "Asia/Shanghai", "hours", List.of());
        put(lin.token(), path, off).then().statusCode(428);
        as(lin.token()).header("If-Match", tag).body(off).put(path).then().statusCode(200);
        assertEquals(0, slots(member("m"), lin, "2026-03-07").getList("items").size());
        put(lin.token(), "/v1/counsellors/" + lin.id() + "/roster-exceptions/soon", off).then().statusCode(404);
    }

    private static Map<String, Object> rule(String starts, String ends, UUID room, String modality) {
        return Map.of("weekday", "TUESDAY", "hours", hours(starts, ends, room, modality), "effectiveFrom", "2026-01-01");
    }

    @SafeVarargs
    private static void refused(String token, String path, String pointer, Map<String, Object>... rules) {
        put(token, path, Map.of("zone", "Asia/Shanghai", "rules", List.of(rules))).then().statusCode(400)
                .body("errors[0].pointer", is(pointer));
    }

    @Test
    void a_modality_taken_from_a_counsellor_displaces_its_bookings() {
        var lin = counsel();
        String me = member(someone());
        var video = booked(me, lin, NINE, "VIDEO");
        var phone = booked(me, lin, TWO, "PHONE");
        String path = "/v1/counsellors/" + lin.id();
        var body = counsellor(lin.name());
        body.put("modalities", List.of("ON_SITE", "PHONE"));
        as(ADMIN).header("If-Match", as(ADMIN).get(path).header("ETag")).body(body).put(path).then().statusCode(200);
        as(me).get("/v1/appointments/" + video).then().body("status", is("NEEDS_RESCHEDULE"));
        as(me).get("/v1/appointments/" + phone).then().body("status", is("BOOKED"));
    }

    @Test
    void nobody_walks_in_while_the_counsellor_is_away() {
        var lin = counsel();
        put(lin.token(), "/v1/counsellors/" + lin.id() + "/time-off/" + UUID.randomUUID(),
                Map.of("startsAt", "2026-03-03T10:00:00Z", "endsAt", "2026-03-03T12:00:00Z")).then().statusCode(201);
        walksIn(lin, "2026-03-03T11:00:00Z").then().statusCode(409).body("code", is("counsellor-away"), "detail",
                notNullValue());
        walksIn(lin, "2026-03-03T09:11:00Z").then().statusCode(409).body("code", is("counsellor-away"));
        walksIn(lin, "2026-03-03T12:00:00Z").then().statusCode(201);
    }

    private static Response walksIn(Counsel lin, String start) {
        return put(lin.token(), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "PHONE", "memberNo",
                "T-" + someone(), "walkIn", Map.of("counsellor", lin.id(), "startsAt", start)));
    }
}
