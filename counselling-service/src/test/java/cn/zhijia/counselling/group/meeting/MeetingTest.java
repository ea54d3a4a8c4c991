package cn.zhijia.counselling.group.meeting;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.openStation;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slots;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.group.Circle.meeting;
import static cn.zhijia.counselling.group.Circle.told;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.group.Circle;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MeetingTest {

    /** Tuesday, nine to half past ten in Beijing. */
    static final String NINE = "2026-03-03T01:00:00Z", HALF_PAST_TEN = "2026-03-03T02:30:00Z";

    private final UUID id = UUID.randomUUID();

    @Inject
    DatabaseClock clock;

    @Inject
    cn.zhijia.counselling.Expiry expiry;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void who_leads_plans_a_meeting_moves_and_cancels_it_and_everybody_is_told() {
        var circle = Circle.of(2, someone(), someone());
        String path = circle.path() + "/meetings/" + id;
        var body = meeting(NINE, HALF_PAST_TEN, null);
        put(member(circle.members().get(0)), path, body).then().statusCode(403).body("code", is("forbidden"));
        put(member(someone()), path, body).then().statusCode(404);
        put(ADMIN, path, body).then().statusCode(403);
        circle.plans(id, body).then().statusCode(201).body("status", is("PLANNED"), "history", is(false));
        String tag = circle.plans(id, body).then().statusCode(200).extract().header("ETag");
        String an = circle.members().get(0);
        as(member(an)).get(path).then().statusCode(200).body("place", is("门诊楼五层会议室"), "leaders", contains(circle.leader()));
        as(member(someone())).get(path).then().statusCode(404);
        body.put("startsAt", "2026-03-03T01:30:00Z");
        circle.plans(id, body).then().statusCode(428);
        as(circle.leads()).header("If-Match", tag).body(body).put(path).then().statusCode(200);
        as(circle.leads()).header("If-Match", tag).body(meeting(NINE, HALF_PAST_TEN, null)).put(path).then().statusCode(412);
        assertEquals(List.of("GROUP_SEAT_APPROVED", "GROUP_MEETING_PLANNED", "GROUP_MEETING_MOVED"), told(an));
        as(member(an)).put(path + "/cancellation").then().statusCode(403);
        as(member(someone())).put(path + "/cancellation").then().statusCode(404);
        as(circle.leads()).put(path + "/cancellation").then().statusCode(200).body("status", is("CANCELLED"));
        as(circle.leads()).put(path + "/cancellation").then().statusCode(200);
        as(circle.leads()).header("If-Match", "*").body(meeting(NINE, HALF_PAST_TEN, null)).put(path).then().statusCode(409)
                .body("code", is("illegal-transition"));
        assertEquals(List.of("GROUP_SEAT_APPROVED", "GROUP_MEETING_PLANNED", "GROUP_MEETING_MOVED", "GROUP_MEETING_CANCELLED"),
                told(an));
    }

    @Test
    void a_second_move_is_told_again() {
        var circle = Circle.of(2, someone());
        String an = circle.members().get(0);
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        moved(circle, meeting("2026-03-03T02:00:00Z", HALF_PAST_TEN, null));
        String since = as(member(an)).get("/v1/me/notices/counselling").then().extract().path("changedSince");
        moved(circle, meeting("2026-03-03T01:30:00Z", HALF_PAST_TEN, null));
        as(member(an)).queryParam("changedSince", since).get("/v1/me/notices/counselling").then().body("items.fact",
                contains("GROUP_MEETING_MOVED"));
    }

    private void moved(Circle circle, Map<String, Object> body) {
        as(circle.leads()).header("If-Match", "*").body(body).put(circle.path() + "/meetings/" + id).then().statusCode(200);
    }

    @Test
    void nobody_moves_or_cancels_a_meeting_that_has_begun() {
        var circle = Circle.of(2, someone());
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        itIs(clock, Instant.parse(NINE));
        as(circle.leads()).put(circle.path() + "/meetings/" + id + "/cancellation").then().statusCode(409).body("code",
                is("too-late"));
        as(circle.leads()).header("If-Match", "*").body(meeting("2026-03-04T01:00:00Z", "2026-03-04T02:00:00Z", null))
                .put(circle.path() + "/meetings/" + id).then().statusCode(409).body("code", is("too-late"));
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(200); // a late repeat
    }

    @Test
    void too_few_do_not_meet() {
        var circle = Circle.of(1, someone());
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(409).body("code", is("too-few-members"), "min",
                is(2));
    }

    @Test
    void says_what_is_wrong_with_a_meeting() {
        var circle = Circle.of(2, someone());
        refused(circle, meeting(HALF_PAST_TEN, NINE, null), "/endsAt", "not-after-start");
        refused(circle, meeting(NINE, "2026-03-03T05:01:00Z", null), "/endsAt", "too-long");
        refused(circle, meeting("2026-03-03T01:00:01Z", HALF_PAST_TEN, null), "/startsAt", "not-a-whole-minute");
        refused(circle, meeting(NINE, HALF_PAST_TEN, UUID.randomUUID()), "/room", "unknown-room");
        refused(circle, meeting("2026-03-01T01:00:00Z", "2026-03-01T02:00:00Z", null), "/startsAt", "history-by-admin");
        var others = meeting(NINE, HALF_PAST_TEN, null);
        others.put("leaders", List.of("T-" + circle.members().get(0)));
        refused(circle, others, "/leaders/0", "not-a-leader");
        var room = UUID.randomUUID();
        var station = openStation(room);
        as(ORGANIZER).put("/v1/stations/" + station + "/suspension").then().statusCode(200);
        refused(circle, meeting(NINE, HALF_PAST_TEN, room), "/room", "station-suspended");
    }

    private void refused(Circle circle, Map<String, Object> body, String pointer, String code) {
        circle.plans(id, body).then().statusCode(400).body("errors[0].pointer", is(pointer), "errors[0].code", is(code));
    }

    @Test
    void a_meeting_of_the_past_is_entered_by_the_administrator_and_takes_nobodys_time() {
        var circle = Circle.of(2, someone());
        String path = circle.path() + "/meetings/" + id;
        var past = meeting("2020-09-10T09:00:00Z", "2020-09-10T10:30:00Z", null);
        put(ADMIN, path, past).then().statusCode(201).body("history", is(true));
        put(ADMIN, circle.path() + "/meetings/" + UUID.randomUUID(), past).then().statusCode(201); // two at once: history
        put(ADMIN, circle.path() + "/meetings/" + UUID.randomUUID(),
                meeting("2020-09-10T09:00:00Z", "2020-09-10T10:30:00Z", UUID.randomUUID())).then().statusCode(400)
                .body("errors[0].code", is("no-room-in-history"));
        as(member(circle.members().get(0))).get(circle.path() + "/meetings").then().body("items", hasSize(0));
        as(member(circle.members().get(0))).queryParam("from", "2020-09-01").queryParam("limit", 1)
                .get(circle.path() + "/meetings").then().body("items", hasSize(1), "next", not(nullValue()));
        assertFalse(told(circle.members().get(0)).contains("GROUP_MEETING_MOVED"));
    }

    @Test
    void a_meeting_takes_its_room_and_who_leads_it_like_an_appointment() {
        var lin = counsel();
        var circle = Circle.of(2, lin.name());
        var others = counsel(lin.station(), lin.room(), Map.of());
        assertEquals(9, slots(member("m"), lin, "2026-03-03").getList("items").size());
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, lin.room())).then().statusCode(201);
        assertEquals(List.of("2026-03-03T03:00:00Z", "2026-03-03T03:00:00Z", "2026-03-03T06:00:00Z", "2026-03-03T07:00:00Z",
                "2026-03-03T08:00:00Z"), slots(member("m"), lin, "2026-03-03").getList("items.startsAt"));
        assertEquals(7, slots(member("m"), others, "2026-03-03").getList("items").size()); // by video only, at nine and ten
        assertEquals(5, slots(member(circle.members().get(0)), counsel(), "2026-03-03").getList("items").size()); // they sit there
        as(circle.leads()).put(circle.path() + "/meetings/" + id + "/cancellation").then().statusCode(200);
        assertEquals(9, slots(member("m"), lin, "2026-03-03").getList("items").size());
    }

    @Test
    void a_meeting_is_no_session_of_the_counsellors_day() {
        var lin = counsel(Map.of("mostPerDay", 1));
        var circle = Circle.of(2, lin.name());
        circle.plans(id, meeting("2026-03-03T10:00:00Z", "2026-03-03T11:00:00Z", null)).then().statusCode(201);
        assertEquals(9, slots(member("m"), lin, "2026-03-03").getList("items").size());
        booked(member(someone()), lin, NINE, "VIDEO");
    }

    @Test
    void a_meeting_is_refused_where_the_room_or_who_leads_has_an_appointment() {
        var lin = counsel();
        var circle = Circle.of(2, someone());
        booked(member(someone()), lin, NINE, "ON_SITE");
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, lin.room())).then().statusCode(409).body("code", is("room-taken"));
        circle.plans(id, meeting("2026-03-03T02:00:00Z", HALF_PAST_TEN, lin.room())).then().statusCode(201);
        var lins = Circle.of(2, lin.name());
        lins.plans(UUID.randomUUID(), meeting("2026-03-03T01:50:00Z", HALF_PAST_TEN, null)).then().statusCode(409).body("code",
                is("leader-busy")); // in the ten minutes after the session
        lins.plans(UUID.randomUUID(), meeting("2026-03-03T02:00:00Z", HALF_PAST_TEN, null)).then().statusCode(201);
        String an = someone();
        booked(member(an), counsel(), NINE, "VIDEO");
        Circle.of(2, an).plans(UUID.randomUUID(), meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(409).body("code",
                is("leader-busy")); // at a session of their own
    }

    @Test
    void nobody_leads_two_meetings_at_once_and_the_other_leader_can_take_over() {
        String wang = someone(), li = someone();
        var circle = Circle.of(2, wang, li);
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        var second = Circle.of(2, someone(), li);
        var body = meeting("2026-03-03T02:00:00Z", "2026-03-03T03:00:00Z", null);
        second.plans(UUID.randomUUID(), body).then().statusCode(409).body("code", is("leader-busy"));
        body.put("leaders", List.of("T-" + second.leader()));
        second.plans(UUID.randomUUID(), body).then().statusCode(201).body("leaders", hasSize(1));
    }

    @Test
    void an_appointment_does_not_move_beside_a_meeting() {
        var lin = counsel();
        var circle = Circle.of(2, lin.name());
        String me = member(someone());
        String ten = cn.zhijia.counselling.World.slot(lin, "2026-03-03T02:00:00Z", "VIDEO");
        var mine = booked(me, lin, "2026-03-03T06:00:00Z", "PHONE");
        circle.plans(id, meeting("2026-03-03T02:00:00Z", HALF_PAST_TEN, null)).then().statusCode(201);
        put(me, "/v1/appointments/" + mine + "/reschedule", Map.of("attempt", UUID.randomUUID(), "slot", ten, "modality",
                "VIDEO")).then().statusCode(409).body("code", is("slot-taken"), "alternatives", hasSize(3));
        put(me, "/v1/appointments/" + UUID.randomUUID(), Map.of("slot", ten, "modality", "VIDEO")).then().statusCode(409)
                .body("code", is("slot-taken"), "alternatives.startsAt", not(hasItem("2026-03-03T02:00:00Z")));
        put(lin.token(), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "PHONE", "memberNo", "T-" + someone(),
                "walkIn", Map.of("counsellor", lin.id(), "startsAt", "2026-03-03T02:10:00Z"))).then().statusCode(409);
    }

    @Test
    void a_hold_that_ran_out_gives_way_to_a_meeting() {
        var lin = counsel();
        var circle = Circle.of(2, someone());
        var held = UUID.randomUUID();
        String nine = cn.zhijia.counselling.World.slot(lin, NINE, "ON_SITE");
        String holder = member(someone());
        put(holder, "/v1/appointments/" + held, cn.zhijia.counselling.World.hold(nine, "ON_SITE")).then().statusCode(201);
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, lin.room())).then().statusCode(409);
        as(holder).get("/v1/me/quota").then().body("firstFree", is(false));
        itIs(clock, MONDAY.plusSeconds(660));
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, lin.room())).then().statusCode(201);
        as(lin.token()).get("/v1/appointments/" + held).then().body("status", is("EXPIRED"));
        expiry.endDue();
        as(holder).get("/v1/me/quota").then().body("firstFree", is(true));
    }

    @Test
    void who_came_is_written_down_by_who_leads_from_the_start_on() {
        var circle = Circle.of(2, someone(), someone());
        String path = circle.path() + "/meetings/" + id + "/attendance";
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        String an = circle.members().get(0), bo = circle.members().get(1);
        var came = Map.of("present", List.of("T-" + circle.leader(), "T-" + an));
        put(circle.leads(), path, came).then().statusCode(409).body("code", is("too-early"));
        itIs(clock, Instant.parse(NINE));
        put(member(an), path, came).then().statusCode(403);
        put(circle.leads(), path, Map.of("present", List.of("T-" + someone()))).then().statusCode(400)
                .body("errors[0].pointer", is("/present/0"), "errors[0].code", is("not-in-group"));
        put(circle.leads(), path, came).then().statusCode(200).body("items.findAll { it.came }.role.sort()",
                contains("LEADER", "MEMBER"), "items.find { it.role == 'CO_LEADER' }.came", is(false));
        String tag = put(circle.leads(), path, came).then().statusCode(200).extract().header("ETag");
        var more = Map.of("present", List.of("T-" + an, "T-" + bo));
        put(circle.leads(), path, more).then().statusCode(428);
        as(circle.leads()).header("If-Match", tag).body(more).put(path).then().statusCode(200);
        as(circle.leads()).get(path).then().statusCode(200).body("items.findAll { it.came }.size()", is(2),
                "items.find { it.role == 'LEADER' }.came", is(false));
        as(member(an)).get(path).then().statusCode(404);
        assertTrue(told(an).stream().noneMatch(f -> f.contains("ATTEND")));
    }
}
