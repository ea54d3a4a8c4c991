package cn.zhijia.counselling;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.booking;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.hold;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.slots;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
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
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AppointmentTest {

    private static final String TUESDAY_NINE = "2026-03-03T01:00:00Z", TUESDAY_TEN = "2026-03-03T02:00:00Z";
    private static final String TUESDAY_TWO = "2026-03-03T06:00:00Z";
    private static final Map<String, String> WORK = Map.of("reason", "WORK", "text", "临时值班");

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
    void a_member_books_a_slot_and_a_repeat_changes_nothing() {
        var lin = counsel();
        var me = member(someone());
        var id = UUID.randomUUID();
        var body = booking(slot(lin, TUESDAY_NINE, "ON_SITE"), "ON_SITE");
        body.put("topic", "SLEEP");
        put(me, "/v1/appointments/" + id, body).then().statusCode(201).body("status", is("BOOKED"), "startsAt",
                is(TUESDAY_NINE), "endsAt", is("2026-03-03T01:50:00Z"), "room", is(lin.room().toString()), "station",
                is(lin.station().toString()), "topic", is("SLEEP"), "movesLeft", is(3), "holdExpiresAt", nullValue());
        put(me, "/v1/appointments/" + id, body).then().statusCode(200).body("status", is("BOOKED"));
        body.put("topic", "STRESS");
        put(me, "/v1/appointments/" + id, body).then().statusCode(409).body("code", is("id-in-use"));
        assertEquals(null, slot(lin, TUESDAY_NINE, "ON_SITE"));
        assertEquals(null, slot(lin, TUESDAY_NINE, "VIDEO"));
        assertTrue(slot(lin, TUESDAY_TEN, "VIDEO") != null);
    }

    @Test
    void an_appointment_does_not_exist_for_anybody_but_its_member_and_its_counsellor() {
        var lin = counsel();
        var other = counsel();
        var me = member(someone());
        var stranger = member(someone());
        var id = booked(me, lin, TUESDAY_NINE, "VIDEO");
        String path = "/v1/appointments/" + id;
        as(me).get(path).then().statusCode(200).header("ETag", notNullValue());
        as(lin.token()).get(path).then().statusCode(200).body("memberNo", notNullValue());
        as(stranger).get(path).then().statusCode(404).body("code", is("not-found"));
        as(other.token()).get(path).then().statusCode(404);
        as(ORGANIZER).get(path).then().statusCode(404);
        as(ADMIN).get(path).then().statusCode(404);
        put(stranger, path + "/cancellation", WORK).then().statusCode(404);
        as(stranger).put(path + "/confirmation").then().statusCode(404);
        book(stranger, id, slot(lin, TUESDAY_TEN, "VIDEO"), "VIDEO").then().statusCode(409).body("code", is("id-in-use"));
        put(stranger, path + "/reschedule",
                Map.of("attempt", UUID.randomUUID(), "slot", slot(lin, TUESDAY_TEN, "VIDEO"), "modality", "VIDEO")).then()
                .statusCode(404);
    }

    @Test
    void a_taken_slot_is_refused_with_the_next_three_free_ones() {
        var lin = counsel();
        String nine = slot(lin, TUESDAY_NINE, "VIDEO");
        book(member(someone()), UUID.randomUUID(), nine, "VIDEO").then().statusCode(201);
        var late = member(someone());
        var refused = book(late, UUID.randomUUID(), nine, "VIDEO").then().statusCode(409)
                .contentType("application/problem+json").body("code", is("slot-taken"), "alternatives", hasSize(3)).extract()
                .jsonPath();
        book(late, UUID.randomUUID(), refused.getString("alternatives[0].slot"), "VIDEO").then().statusCode(201);
    }

    @Test
    void a_member_cannot_be_in_two_sessions_at_once() {
        var lin = counsel();
        var wang = counsel();
        var me = member(someone());
        String wangsNine = slot(wang, TUESDAY_NINE, "VIDEO");
        booked(me, lin, TUESDAY_NINE, "VIDEO");
        book(me, UUID.randomUUID(), wangsNine, "VIDEO").then().statusCode(409).body("code", is("slot-taken"));
        assertFalse(slots(me, wang, "2026-03-03").getList("items.startsAt").contains(TUESDAY_NINE));
        booked(me, wang, TUESDAY_TEN, "VIDEO"); // back to back with another counsellor is possible
    }

    @Test
    void one_room_holds_one_session_whoever_the_counsellor_is() {
        var lin = counsel();
        var wang = counsel(lin.station(), lin.room(), Map.of());
        String wangsNine = slot(wang, TUESDAY_NINE, "ON_SITE");
        booked(member(someone()), lin, TUESDAY_NINE, "ON_SITE");
        book(member(someone()), UUID.randomUUID(), wangsNine, "ON_SITE").then().statusCode(409).body("code", is("slot-taken"));
        assertEquals(null, slot(wang, TUESDAY_NINE, "ON_SITE"));
        booked(member(someone()), wang, TUESDAY_NINE, "VIDEO");
    }

    @Test
    void a_hold_keeps_the_time_for_ten_minutes_and_then_gives_it_back() {
        var lin = counsel();
        var me = member(someone());
        var other = member(someone());
        String nine = slot(lin, TUESDAY_NINE, "VIDEO");
        var held = UUID.randomUUID();
        var body = booking(nine, "VIDEO");
        body.put("hold", true);
        put(me, "/v1/appointments/" + held, body).then().statusCode(201).body("status", is("HELD"), "holdExpiresAt",
                notNullValue());
        itIs(clock, MONDAY.plusSeconds(9 * 60));
        book(other, UUID.randomUUID(), nine, "VIDEO").then().statusCode(409).body("code", is("slot-taken"));
        itIs(clock, MONDAY.plusSeconds(11 * 60));
        as(me).get("/v1/appointments/" + held).then().body("status", is("EXPIRED"), "holdExpiresAt", nullValue());
        as(me).put("/v1/appointments/" + held + "/confirmation").then().statusCode(409).body("code",
                is("illegal-transition"), "from", is("EXPIRED"), "allowed", empty());
        assertEquals(nine, slot(lin, TUESDAY_NINE, "VIDEO"));
        book(other, UUID.randomUUID(), nine, "VIDEO").then().statusCode(201);
        as(me).get("/v1/me/appointments").then().body("items.status", contains("EXPIRED"));
    }

    @Test
    void a_hold_is_confirmed_once_and_again() {
        var lin = counsel();
        var me = member(someone());
        var body = booking(slot(lin, TUESDAY_NINE, "VIDEO"), "VIDEO");
        body.put("hold", true);
        String path = "/v1/appointments/" + UUID.randomUUID();
        put(me, path, body).then().statusCode(201);
        put(lin.token(), path + "/cancellation", WORK).then().statusCode(409).body("allowed", contains("BOOKED", "EXPIRED"));
        as(me).put(path + "/confirmation").then().statusCode(200).body("status", is("BOOKED"));
        as(me).put(path + "/confirmation").then().statusCode(200).body("status", is("BOOKED"), "holdExpiresAt", nullValue());
        put(me, path, body).then().statusCode(200).body("status", is("BOOKED")); // a late repeat of the hold
    }

    @Test
    void a_member_cancels_and_the_time_is_free_at_once() {
        var lin = counsel();
        var me = member(someone());
        String path = "/v1/appointments/" + booked(me, lin, TUESDAY_NINE, "VIDEO");
        put(me, path + "/cancellation", Map.of("reason", "RAIN")).then().statusCode(400);
        put(me, path + "/cancellation", WORK).then().statusCode(200).body("status", is("CANCELLED_BY_MEMBER"), "reason",
                is("WORK"), "reasonText", is("临时值班"));
        put(me, path + "/cancellation", Map.of("reason", "FAMILY")).then().statusCode(200).body("reason", is("WORK"));
        booked(member(someone()), lin, TUESDAY_NINE, "VIDEO");
        as(me).put(path + "/confirmation").then().statusCode(409).body("from", is("CANCELLED_BY_MEMBER"));
    }

    @Test
    void the_counsellor_and_the_administrator_cancel_for_the_provider() {
        var lin = counsel();
        var me = member(someone());
        String first = "/v1/appointments/" + booked(me, lin, TUESDAY_NINE, "VIDEO");
        String second = "/v1/appointments/" + booked(me, lin, TUESDAY_TEN, "VIDEO");
        put(lin.token(), first + "/cancellation", Map.of("reason", "COUNSELLOR_ABSENT")).then().statusCode(200)
                .body("status", is("CANCELLED_BY_PROVIDER"));
        put(ADMIN, second + "/cancellation", Map.of("reason", "STATION_CLOSED", "text", "停电")).then().statusCode(200)
                .body("status", is("CANCELLED_BY_PROVIDER"), "reasonText", nullValue(), "topic", nullValue());
        as(me).get(second).then().body("reasonText", is("停电"));
    }

    @Test
    void members_book_at_least_two_hours_ahead_and_staff_need_not() {
        var lin = counsel();
        var name = someone();
        String two = slot(lin, "2026-03-02T06:00:00Z", "PHONE");
        itIs(clock, Instant.parse("2026-03-02T04:30:00Z"));
        assertEquals(null, slot(lin, "2026-03-02T06:00:00Z", "PHONE"));
        book(member(name), UUID.randomUUID(), two, "PHONE").then().statusCode(409).body("code", is("too-late"), "until",
                is("2026-03-02T04:00:00Z"));
        var body = booking(two, "PHONE");
        body.put("memberNo", "T-" + name);
        var id = UUID.randomUUID();
        put(counsel().token(), "/v1/appointments/" + id, body).then().statusCode(403); // not her calendar
        put(member(someone()), "/v1/appointments/" + id, body).then().statusCode(403);
        put(lin.token(), "/v1/appointments/" + id, body).then().statusCode(201);
        as(member(name)).get("/v1/appointments/" + id).then().statusCode(200);
    }

    @Test
    void a_walk_in_passes_the_roster_but_never_a_taken_time() {
        var lin = counsel();
        var name = someone();
        String path = "/v1/appointments/" + UUID.randomUUID();
        var walkIn = Map.of("modality", "VIDEO", "memberNo", "T-" + name, "walkIn",
                Map.of("counsellor", lin.id(), "startsAt", "2026-03-07T12:30:00Z")); // Saturday evening
        put(lin.token(), path, walkIn).then().statusCode(201).body("endsAt", is("2026-03-07T13:20:00Z"));
        put(lin.token(), path, walkIn).then().statusCode(200);
        booked(member(name), lin, TUESDAY_NINE, "VIDEO");
        for (String overlapping : new String[] { "2026-03-03T00:20:00Z", "2026-03-03T01:30:00Z", "2026-03-03T01:55:00Z" }) {
            put(lin.token(), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "PHONE", "memberNo", "T-" + someone(),
                    "walkIn", Map.of("counsellor", lin.id(), "startsAt", overlapping))).then().statusCode(409)
                    .body("code", is("slot-taken"));
        }
        put(ADMIN, "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "PHONE", "memberNo", "T-" + someone(),
                "walkIn", Map.of("counsellor", lin.id(), "startsAt", TUESDAY_TEN))).then().statusCode(201)
                .body("topic", nullValue());
        put(member(name), "/v1/appointments/" + UUID.randomUUID(), walkIn).then().statusCode(403);
    }

    @Test
    void nobody_books_after_a_qualification_has_expired() {
        var lin = counsel(Map.of("qualifications", java.util.List.of(Map.of("name", "证书", "expiresOn", "2026-03-03"),
                Map.of("name", "督导证书", "expiresOn", "2028-01-01"))));
        assertTrue(slot(lin, TUESDAY_TWO, "PHONE") != null);
        assertTrue(slots(member("looker"), lin, "2026-03-04").getList("items").isEmpty());
        put(ADMIN, "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "PHONE", "memberNo", "T-" + someone(),
                "walkIn", Map.of("counsellor", lin.id(), "startsAt", "2026-03-04T02:00:00Z"))).then().statusCode(409)
                .body("code", is("qualification-expired"));
    }

    @Test
    void a_full_day_takes_no_more_members() {
        var lin = counsel(Map.of("mostPerDay", 2));
        String ten = slot(lin, TUESDAY_TEN, "VIDEO");
        booked(member(someone()), lin, TUESDAY_NINE, "VIDEO");
        booked(member(someone()), lin, TUESDAY_TWO, "PHONE");
        assertTrue(slots(member("looker"), lin, "2026-03-03").getList("items").isEmpty());
        book(member(someone()), UUID.randomUUID(), ten, "VIDEO").then().statusCode(409).body("code", is("slot-taken"));
    }

    @Test
    void the_member_is_checked_in_and_the_session_completed() {
        var lin = counsel();
        var me = member(someone());
        String path = "/v1/appointments/" + booked(me, lin, TUESDAY_NINE, "VIDEO");
        as(lin.token()).put(path + "/check-in").then().statusCode(409).body("code", is("too-early"));
        as(lin.token()).put(path + "/completion").then().statusCode(409).body("code", is("illegal-transition"), "from",
                is("BOOKED"));
        itIs(clock, Instant.parse("2026-03-03T00:50:00Z"));
        as(me).put(path + "/check-in").then().statusCode(403).body("code", is("missing-role"));
        as(counsel().token()).put(path + "/check-in").then().statusCode(404);
        as(lin.token()).put(path + "/check-in").then().statusCode(200).body("status", is("CHECKED_IN"));
        as(lin.token()).put(path + "/check-in").then().statusCode(200);
        put(me, path + "/cancellation", WORK).then().statusCode(409).body("allowed", contains("COMPLETED"));
        as(lin.token()).put(path + "/completion").then().statusCode(409).body("code", is("too-early"));
        itIs(clock, Instant.parse("2026-03-03T01:50:00Z"));
        as(lin.token()).put(path + "/completion").then().statusCode(200).body("status", is("COMPLETED"));
        as(lin.token()).put(path + "/completion").then().statusCode(200).body("status", is("COMPLETED"));
    }

    @Test
    void a_no_show_is_reported_from_fifteen_minutes_to_forty_eight_hours_after_the_start() {
        var lin = counsel();
        var me = member(someone());
        String first = "/v1/appointments/" + booked(me, lin, TUESDAY_NINE, "VIDEO") + "/no-show";
        String second = "/v1/appointments/" + booked(me, lin, TUESDAY_TEN, "VIDEO") + "/no-show";
        var absent = Map.of("side", "MEMBER");
        itIs(clock, Instant.parse("2026-03-03T01:14:00Z"));
        put(lin.token(), first, absent).then().statusCode(409).body("code", is("too-early"), "from",
                is("2026-03-03T01:15:00Z"));
        itIs(clock, Instant.parse("2026-03-03T01:16:00Z"));
        put(me, first, absent).then().statusCode(403);
        put(lin.token(), first, Map.of("side", "COUNSELLOR")).then().statusCode(403);
        put(lin.token(), first, absent).then().statusCode(200).body("status", is("NO_SHOW"), "noShowSide", is("MEMBER"));
        put(lin.token(), first, absent).then().statusCode(200);
        put(me, first, Map.of("side", "COUNSELLOR")).then().statusCode(409).body("code", is("illegal-transition"));
        itIs(clock, Instant.parse("2026-03-05T02:01:00Z"));
        put(me, second, Map.of("side", "COUNSELLOR")).then().statusCode(409).body("code", is("too-late"));
        itIs(clock, Instant.parse("2026-03-05T01:59:00Z"));
        put(me, second, Map.of("side", "COUNSELLOR")).then().statusCode(200).body("noShowSide", is("COUNSELLOR"));
    }

    @Test
    void my_list_tells_a_phone_what_has_changed_cancelled_ones_included() {
        var lin = counsel();
        var me = member(someone());
        var kept = booked(me, lin, TUESDAY_NINE, "VIDEO");
        var given = booked(me, lin, TUESDAY_TEN, "VIDEO");
        String since = as(me).get("/v1/me/appointments").then().statusCode(200)
                .body("items.id", contains(kept.toString(), given.toString()), "more", is(false)).extract()
                .path("changedSince");
        put(me, "/v1/appointments/" + given + "/cancellation", WORK).then().statusCode(200);
        as(me).queryParam("changedSince", since).get("/v1/me/appointments").then().body("items.id",
                contains(given.toString()), "items.status", contains("CANCELLED_BY_MEMBER"), "changedSince", not(is(since)));
        as(member(someone())).get("/v1/me/appointments").then().statusCode(200).body("items", empty());
        as(me).queryParam("changedSince", "nonsense").get("/v1/me/appointments").then().statusCode(400).body("code",
                is("bad-cursor"));
    }

    @Test
    void a_counsellor_reads_the_own_calendar_page_by_page_and_nobody_elses() {
        var lin = counsel();
        var first = booked(member(someone()), lin, TUESDAY_NINE, "VIDEO");
        var second = booked(member(someone()), lin, TUESDAY_TWO, "PHONE");
        String path = "/v1/counsellors/" + lin.id() + "/appointments";
        var page = as(lin.token()).queryParam("limit", 1).get(path).then().statusCode(200)
                .body("items.id", contains(first.toString())).header("Link", notNullValue()).extract();
        as(lin.token()).queryParam("limit", 1).queryParam("cursor", page.<String> path("next")).get(path).then()
                .body("items.id", contains(second.toString()), "next", nullValue());
        as(lin.token()).queryParam("from", "2026-03-04").get(path).then().body("items", empty());
        as(lin.token()).queryParam("from", "2026-03-04").queryParam("to", "2026-06-04").get(path).then().statusCode(400);
        as(counsel().token()).get(path).then().statusCode(403);
        as(ADMIN).get(path).then().statusCode(403);
    }

    @Test
    void a_slot_that_nobody_offered_is_refused() {
        var lin = counsel();
        String nine = slot(lin, TUESDAY_NINE, "VIDEO");
        book(member(someone()), UUID.randomUUID(), nine, "PHONE").then().statusCode(400).body("errors[0].pointer",
                is("/modality"));
        book(member(someone()), UUID.randomUUID(), "nonsense", "PHONE").then().statusCode(400).body("errors[0].pointer",
                is("/slot"));
        put(member(someone()), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "PHONE")).then().statusCode(400);
        put(ADMIN, "/v1/counsellors/" + lin.id() + "/roster-exceptions/2026-03-03",
                Map.of("zone", "Asia/Shanghai", "hours", java.util.List.of())).then().statusCode(201);
        book(member(someone()), UUID.randomUUID(), nine, "VIDEO").then().statusCode(409).body("code", is("slot-not-offered"));
    }

    @Test
    void a_member_holds_two_times_at_once_and_may_give_one_up() {
        var lin = counsel();
        var me = member(someone());
        String nine = slot(lin, TUESDAY_NINE, "VIDEO");
        String ten = slot(lin, TUESDAY_TEN, "VIDEO");
        String two = slot(lin, TUESDAY_TWO, "PHONE");
        String first = "/v1/appointments/" + UUID.randomUUID();
        String third = "/v1/appointments/" + UUID.randomUUID();
        put(me, first, hold(nine, "VIDEO")).then().statusCode(201);
        put(me, "/v1/appointments/" + UUID.randomUUID(), hold(ten, "VIDEO")).then().statusCode(201);
        put(me, first, hold(nine, "VIDEO")).then().statusCode(200);
        put(me, third, hold(two, "PHONE")).then().statusCode(409).body("code", is("too-many-holds"), "most", is(2));
        put(me, first + "/cancellation", WORK).then().statusCode(200).body("status", is("EXPIRED"), "reason", nullValue(),
                "holdExpiresAt", nullValue());
        put(me, first + "/cancellation", WORK).then().statusCode(200).body("status", is("EXPIRED"));
        as(me).put(first + "/confirmation").then().statusCode(409).body("from", is("EXPIRED"));
        put(me, third, hold(two, "PHONE")).then().statusCode(201);
        book(member(someone()), UUID.randomUUID(), nine, "VIDEO").then().statusCode(201);
        itIs(clock, MONDAY.plusSeconds(660)); // the two others have run out
        put(me, "/v1/appointments/" + UUID.randomUUID(), hold(ten, "VIDEO")).then().statusCode(201);
    }
}
