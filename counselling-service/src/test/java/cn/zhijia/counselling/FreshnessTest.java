package cn.zhijia.counselling;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.counsellor;
import static cn.zhijia.counselling.World.hold;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.roster;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** No 304 hides a change, not even one that nobody made by an edit; and the version alone decides an edit. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FreshnessTest {

    private static final String NINE = "2026-03-03T01:00:00Z", TWO = "2026-03-03T06:00:00Z";

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
    void a_roster_is_new_when_a_booking_lost_its_time_and_when_that_booking_is_over() {
        var lin = counsel();
        String path = rosterOf(lin);
        String me = member(someone());
        var hit = booked(me, lin, NINE, "VIDEO");
        String before = tag(lin.token(), path);
        awayOnTuesday(lin);
        String displaced = since(lin.token(), path, before).statusCode(200)
                .body("needsReschedule.appointment", contains(hit.toString())).header("ETag", not(is(before))).extract()
                .header("ETag");
        since(lin.token(), path, displaced).statusCode(304).header("ETag", is(displaced));
        put(me, "/v1/appointments/" + hit + "/reschedule", Map.of("attempt", UUID.randomUUID(), "slot",
                slot(lin, "2026-03-04T01:00:00Z", "VIDEO"), "modality", "VIDEO")).then().statusCode(200);
        since(lin.token(), path, displaced).statusCode(200).body("needsReschedule", empty()).header("ETag", is(before));
    }

    @Test
    void a_roster_is_new_when_the_time_that_a_booking_lost_has_passed() {
        var lin = counsel();
        booked(member(someone()), lin, NINE, "VIDEO");
        booked(member(someone()), lin, TWO, "PHONE");
        awayOnTuesday(lin);
        String both = tag(lin.token(), rosterOf(lin));
        itIs(clock, MONDAY.plus(Duration.ofHours(27))); // Tuesday at eleven
        since(lin.token(), rosterOf(lin), both).statusCode(200).body("needsReschedule.startsAt", contains(TWO));
    }

    @Test
    void a_roster_is_edited_with_the_tag_of_its_version_whatever_the_bookings_did_meanwhile() {
        var lin = counsel();
        booked(member(someone()), lin, NINE, "VIDEO");
        String before = tag(lin.token(), rosterOf(lin));
        awayOnTuesday(lin);
        String displaced = tag(lin.token(), rosterOf(lin));
        var shorter = roster(lin.room());
        shorter.put("rules", ((List<?>) shorter.get("rules")).subList(0, 4));
        String written = edit(lin, before, shorter).statusCode(200).body("rules", hasSize(4)).extract().header("ETag");
        since(lin.token(), rosterOf(lin), written).statusCode(304);
        edit(lin, before, roster(lin.room())).statusCode(412).body("code", is("stale-version"));
        edit(lin, displaced, roster(lin.room())).statusCode(412);
        edit(lin, written, roster(lin.room())).statusCode(200).body("rules", hasSize(10));
    }

    @Test
    void an_appointment_is_new_when_its_counsellor_is_renamed() {
        var lin = counsel();
        String me = member(someone());
        String path = "/v1/appointments/" + booked(me, lin, NINE, "VIDEO");
        String before = tag(me, path);
        since(me, path, before).statusCode(304);
        var renamed = counsellor(lin.name());
        renamed.put("name", "林海燕");
        String counsellorPath = "/v1/counsellors/" + lin.id();
        String counsellorTag = tag(ADMIN, counsellorPath);
        as(ADMIN).header("If-Match", counsellorTag).body(renamed).put(counsellorPath).then().statusCode(200);
        String after = since(me, path, before).statusCode(200).body("counsellorName", is("林海燕")).extract().header("ETag");
        since(me, path, after).statusCode(304);
        since(me, counsellorPath, counsellorTag).statusCode(200).body("name", is("林海燕"));
    }

    @Test
    void an_appointment_is_new_when_its_member_has_another_number() {
        var lin = counsel();
        String name = someone();
        String path = "/v1/appointments/" + booked(member(name), lin, NINE, "VIDEO");
        String before = tag(lin.token(), path);
        var renumbered = Tokens.member(name, "shouer").with("member_no", "M-" + name).sign();
        as(renumbered).get("/v1/me/appointments").then().statusCode(200);
        since(lin.token(), path, before).statusCode(200).body("memberNo", is("M-" + name));
    }

    @Test
    void an_appointment_is_new_when_its_hold_runs_out() {
        var lin = counsel();
        String me = member(someone());
        String path = "/v1/appointments/" + UUID.randomUUID();
        var body = hold(slot(lin, NINE, "VIDEO"), "VIDEO");
        String held = put(me, path, body).then().statusCode(201).extract().header("ETag");
        since(me, path, held).statusCode(304);
        itIs(clock, MONDAY.plusSeconds(660)); // a hold of ten minutes, made a moment after the start
        String expired = since(me, path, held).statusCode(200).body("status", is("EXPIRED")).extract().header("ETag");
        assertEquals(expired, put(me, path, body).then().statusCode(200).extract().header("ETag"));
    }

    private static String rosterOf(Counsel counsel) {
        return "/v1/counsellors/" + counsel.id() + "/roster";
    }

    private static void awayOnTuesday(Counsel counsel) {
        put(counsel.token(), "/v1/counsellors/" + counsel.id() + "/time-off/" + UUID.randomUUID(),
                Map.of("startsAt", "2026-03-02T16:00:00Z", "endsAt", "2026-03-03T16:00:00Z")).then().statusCode(201);
    }

    private static ValidatableResponse edit(Counsel counsel, String tag, Map<String, Object> roster) {
        return as(counsel.token()).header("If-Match", tag).body(roster).put(rosterOf(counsel)).then();
    }

    private static String tag(String token, String path) {
        return as(token).get(path).then().statusCode(200).extract().header("ETag");
    }

    private static ValidatableResponse since(String token, String path, String tag) {
        return as(token).header("If-None-Match", tag).get(path).then();
    }
}
