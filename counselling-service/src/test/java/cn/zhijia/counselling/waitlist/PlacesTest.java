package cn.zhijia.counselling.waitlist;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.counsellor;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.nobodyWaits;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.waitlist.Waiting.MINE;
import static cn.zhijia.counselling.waitlist.Waiting.accepts;
import static cn.zhijia.counselling.waitlist.Waiting.cancels;
import static cn.zhijia.counselling.waitlist.Waiting.offer;
import static cn.zhijia.counselling.waitlist.Waiting.placed;
import static cn.zhijia.counselling.waitlist.Waiting.state;
import static cn.zhijia.counselling.waitlist.Waiting.waits;
import static cn.zhijia.counselling.waitlist.Waiting.wish;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

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

import cn.zhijia.counselling.Expiry;
import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Whoever loses a time is put in line, before everybody who has lost none. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlacesTest {

    private static final String NINE = "2026-03-03T01:00:00Z", WEDNESDAY = "2026-03-04", THERE = WEDNESDAY + "T01:00:00Z";

    private final UUID absence = UUID.randomUUID();

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;
    @Inject
    Expiry expiry;

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
    void who_loses_a_time_is_in_line_by_itself_told_and_may_leave() {
        var lin = counsel();
        String me = member(someone());
        var mine = booked(me, lin, NINE, "VIDEO");
        awayOnTuesday(lin);
        as(me).get(MINE).then().body("items", hasSize(1));
        String path = placed(me, mine);
        as(me).get(path).then().body("state", is("WAITING"), "appointment", is(mine.toString()), "modality", is("VIDEO"),
                "counsellor", is(lin.id().toString()), "opens", containsString("2026-03-02T00:00"), "closes",
                containsString("2026-06-02T00:00"));
        as(me).get("/v1/me/notices/counselling").then().body("items", hasSize(1), "items[0].fact",
                is("APPOINTMENT_DISPLACED"), "items[0].thing", is(mine.toString()), "items[0].text",
                containsString("会先为您保留"), "items[0].text", not(containsString("咨询")));
        as(me).header("Accept-Language", "en").get("/v1/me/notices/counselling").then().body("items[0].text",
                containsString("kept for you first"));
        as(me).delete(path).then().statusCode(200).body("state", is("LEFT"));
        as(me).get("/v1/appointments/" + mine).then().body("status", is("NEEDS_RESCHEDULE"));
    }

    @Test
    void they_go_before_whoever_waited_longer_and_the_appointment_is_moved_for_the_session_it_has() {
        var lin = counsel();
        String early = member(someone()), has = member(someone()), me = member(someone());
        booked(me, counsel(), "2026-03-05T03:00:00Z", "VIDEO"); // the first one is free
        var mine = booked(me, lin, NINE, "VIDEO");
        var taken = booked(has, lin, THERE, "VIDEO");
        String other = waits(early, wish(WEDNESDAY, lin));
        awayOnTuesday(lin);
        cancels(has, taken).then().statusCode(200);
        assertNull(offer(early, other));
        String path = placed(me, mine);
        as(me).get(path).then().body("offer.startsAt", is(THERE));
        as(me).get("/v1/me/quota").then().body("reserved", is(1));
        accepts(me, path).statusCode(200).body("state", is("SERVED"));
        as(me).get("/v1/appointments/" + mine).then().body("status", is("BOOKED"), "startsAt", is(THERE), "movesLeft", is(3));
        as(me).get("/v1/me/quota").then().body("reserved", is(1), "used", is(0));
    }

    @Test
    void where_the_counsellor_does_not_come_back_anybody_is_waited_for() {
        var lin = counsel();
        var wang = counsel();
        String me = member(someone()), has = member(someone());
        var mine = booked(me, lin, "2026-05-12T01:00:00Z", "VIDEO");
        var taken = booked(has, wang, "2026-05-13T01:00:00Z", "VIDEO");
        var body = counsellor(lin.name());
        body.put("qualifications", List.of(Map.of("name", "国家二级心理咨询师", "expiresOn", "2026-03-01")));
        as(ADMIN).header("If-Match", "*").body(body).put("/v1/counsellors/" + lin.id()).then().statusCode(200);
        String path = placed(me, mine);
        as(me).get(path).then().body("counsellor", nullValue());
        cancels(has, taken).then().statusCode(200);
        as(me).get(path).then().body("offer.startsAt", is("2026-05-13T01:00:00Z"));
        as(me).delete(path).then().statusCode(200);
    }

    @Test
    void who_finds_a_time_or_gives_up_is_in_line_no_more_with_any_wish() {
        var lin = counsel();
        String me = member(someone()), you = member(someone());
        var mine = booked(me, lin, NINE, "VIDEO");
        var yours = booked(you, lin, "2026-03-03T02:00:00Z", "VIDEO");
        awayOnTuesday(lin);
        var wish = wish(WEDNESDAY, lin);
        wish.put("appointment", mine);
        String wider = waits(me, wish), path = placed(me, mine);
        put(me, "/v1/appointments/" + mine + "/reschedule",
                Map.of("attempt", UUID.randomUUID(), "slot", slot(lin, THERE, "VIDEO"), "modality", "VIDEO")).then()
                .statusCode(200);
        state(me, path, "SERVED");
        state(me, wider, "SERVED");
        String other = placed(you, yours);
        cancels(you, yours).then().statusCode(200).body("status", is("CANCELLED_BY_PROVIDER"));
        state(you, other, "LEFT");
    }

    @Test
    void who_is_offered_a_time_and_finds_another_one_is_done_when_the_offer_is() {
        var lin = counsel();
        String me = member(someone()), has = member(someone());
        var mine = booked(me, lin, NINE, "VIDEO");
        var taken = booked(has, lin, THERE, "VIDEO");
        awayOnTuesday(lin);
        cancels(has, taken).then().statusCode(200);
        String path = placed(me, mine);
        assertNotNull(offer(me, path));
        put(me, "/v1/appointments/" + mine + "/reschedule", Map.of("attempt", UUID.randomUUID(), "slot",
                slot(lin, WEDNESDAY + "T02:00:00Z", "VIDEO"), "modality", "VIDEO")).then().statusCode(200);
        accepts(me, path).statusCode(409).body("code", is("illegal-transition"));
        itIs(clock, MONDAY.plus(Duration.ofMinutes(31)));
        expiry.endDue();
        state(me, path, "SERVED");
    }

    @Test
    void an_offer_that_is_taken_away_costs_nobody_their_place() {
        var lin = counsel();
        String has = member(someone()), more = member(someone()), first = member(someone()), second = member(someone());
        var taken = booked(has, lin, NINE, "VIDEO");
        var later = booked(more, lin, THERE, "VIDEO");
        var wish = wish("2026-03-03", lin);
        wish.put("closes", "2026-03-04T16:00:00Z");
        String one = waits(first, wish), two = waits(second, wish);
        cancels(has, taken).then().statusCode(200);
        assertNotNull(offer(first, one));
        awayOnTuesday(lin);
        state(first, one, "WAITING");
        cancels(more, later).then().statusCode(200);
        as(first).get(one).then().body("offer.startsAt", is(THERE));
        assertNull(offer(second, two));
    }

    @Test
    void a_hold_that_falls_to_an_absence_puts_nobody_in_line() {
        var lin = counsel();
        String me = member(someone());
        put(me, "/v1/appointments/" + UUID.randomUUID(), cn.zhijia.counselling.World.hold(slot(lin, NINE, "VIDEO"), "VIDEO"))
                .then().statusCode(201);
        awayOnTuesday(lin);
        as(me).get(MINE).then().body("items", hasSize(0));
    }

    private void awayOnTuesday(Counsel lin) {
        put(lin.token(), "/v1/counsellors/" + lin.id() + "/time-off/" + absence, Map.of("startsAt",
                "2026-03-02T16:00:00Z", "endsAt", "2026-03-03T16:00:00Z")).then()
                .statusCode(201);
    }
}
