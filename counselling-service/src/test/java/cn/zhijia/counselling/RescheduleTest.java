package cn.zhijia.counselling;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.booking;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RescheduleTest {

    private static final String NINE = "2026-03-03T01:00:00Z", TEN = "2026-03-03T02:00:00Z", ELEVEN = "2026-03-03T03:00:00Z";

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
    void an_appointment_moves_in_place_and_leaves_a_trace() {
        var lin = counsel();
        var wang = counsel();
        String me = member(someone());
        var id = booked(me, lin, NINE, "ON_SITE");
        move(me, id, slot(wang, TEN, "VIDEO"), "VIDEO").statusCode(200).body("id", is(id.toString()), "counsellor",
                is(wang.id().toString()), "startsAt", is(TEN), "modality", is("VIDEO"), "movesLeft", is(2));
        slotIsFree(lin, NINE);
        List<AppointmentMove> trace = QuarkusTransaction.requiringNew()
                .call(() -> AppointmentMove.<AppointmentMove> list("appointmentId", id));
        assertEquals(1, trace.size());
        assertEquals(Instant.parse(NINE), trace.get(0).startsAt);
        as(lin.token()).get("/v1/appointments/" + id).then().statusCode(404); // no longer hers
        as(wang.token()).get("/v1/appointments/" + id).then().statusCode(200);
    }

    @Test
    void a_move_may_overlap_the_own_old_time() {
        var lin = counsel();
        String name = someone();
        var id = UUID.randomUUID();
        String nine = slot(lin, NINE, "VIDEO");
        put(lin.token(), "/v1/appointments/" + id, Map.of("modality", "VIDEO", "memberNo", "T-" + name, "walkIn",
                Map.of("counsellor", lin.id(), "startsAt", "2026-03-03T01:10:00Z"))).then().statusCode(201);
        assertEquals(null, slot(lin, NINE, "VIDEO"));
        move(member(name), id, nine, "VIDEO").statusCode(200);
    }

    @Test
    void a_late_repeat_of_an_earlier_move_changes_nothing() {
        var lin = counsel();
        String me = member(someone());
        var id = booked(me, lin, NINE, "VIDEO");
        var first = Map.of("attempt", UUID.randomUUID(), "slot", slot(lin, TEN, "VIDEO"), "modality", "VIDEO");
        String path = "/v1/appointments/" + id + "/reschedule";
        put(me, path, first).then().statusCode(200).body("startsAt", is(TEN), "movesLeft", is(2));
        put(me, path, first).then().statusCode(200).body("startsAt", is(TEN), "movesLeft", is(2));
        move(me, id, slot(lin, ELEVEN, "VIDEO"), "VIDEO").statusCode(200).body("startsAt", is(ELEVEN));
        put(me, path, first).then().statusCode(200).body("startsAt", is(ELEVEN), "movesLeft", is(1));
    }

    @Test
    void a_member_moves_three_times_and_the_counsellor_once_more() {
        var lin = counsel();
        String me = member(someone());
        var id = booked(me, lin, NINE, "VIDEO");
        for (String to : List.of(TEN, ELEVEN, NINE)) {
            move(me, id, slot(lin, to, "VIDEO"), "VIDEO").statusCode(200);
        }
        String ten = slot(lin, TEN, "VIDEO");
        move(me, id, ten, "VIDEO").statusCode(409).body("code", is("moves-used-up"), "most", is(3));
        move(lin.token(), id, ten, "VIDEO").statusCode(200).body("movesLeft", is(0));
    }

    @Test
    void a_member_moves_until_four_hours_before_the_start() {
        var lin = counsel();
        String me = member(someone());
        var id = booked(me, lin, NINE, "VIDEO");
        String late = slot(lin, "2026-03-04T01:00:00Z", "VIDEO");
        itIs(clock, Instant.parse("2026-03-02T21:01:00Z"));
        move(me, id, late, "VIDEO").statusCode(409).body("code", is("too-late"), "until", is("2026-03-02T21:00:00Z"));
        itIs(clock, Instant.parse("2026-03-02T20:59:00Z"));
        move(me, id, late, "VIDEO").statusCode(200);
    }

    @Test
    void a_taken_time_is_refused_with_alternatives_and_the_old_one_kept() {
        var lin = counsel();
        String me = member(someone());
        var id = booked(me, lin, NINE, "VIDEO");
        String ten = slot(lin, TEN, "VIDEO");
        book(member(someone()), UUID.randomUUID(), ten, "VIDEO").then().statusCode(201);
        move(me, id, ten, "VIDEO").statusCode(409).body("code", is("slot-taken"), "alternatives", hasSize(3), "traceId",
                notNullValue());
        as(me).get("/v1/appointments/" + id).then().body("startsAt", is(NINE), "status", is("BOOKED"), "movesLeft", is(3));
    }

    @Test
    void a_hold_that_ran_out_gives_way_to_a_move() {
        var lin = counsel();
        String me = member(someone());
        var id = booked(me, lin, NINE, "VIDEO");
        String ten = slot(lin, TEN, "VIDEO");
        var hold = booking(ten, "VIDEO");
        hold.put("hold", true);
        String held = "/v1/appointments/" + UUID.randomUUID();
        put(member(someone()), held, hold).then().statusCode(201);
        move(me, id, ten, "VIDEO").statusCode(409);
        itIs(clock, MONDAY.plusSeconds(660)); // a hold of ten minutes, made a moment after the start
        move(me, id, ten, "VIDEO").statusCode(200);
    }

    @Test
    void what_is_held_or_over_does_not_move() {
        var lin = counsel();
        String me = member(someone());
        var id = UUID.randomUUID();
        var hold = booking(slot(lin, NINE, "VIDEO"), "VIDEO");
        hold.put("hold", true);
        put(me, "/v1/appointments/" + id, hold).then().statusCode(201);
        String ten = slot(lin, TEN, "VIDEO");
        move(me, id, ten, "VIDEO").statusCode(409).body("code", is("illegal-transition"), "from", is("HELD"));
        as(me).put("/v1/appointments/" + id + "/confirmation").then().statusCode(200);
        put(me, "/v1/appointments/" + id + "/cancellation", Map.of("reason", "WORK")).then().statusCode(200);
        move(me, id, ten, "VIDEO").statusCode(409).body("from", is("CANCELLED_BY_MEMBER"));
    }

    private static void slotIsFree(Counsel counsel, String start) {
        booked(member(someone()), counsel, start, "ON_SITE");
    }

    private static ValidatableResponse move(String token, UUID id, String slot, String modality) {
        return put(token, "/v1/appointments/" + id + "/reschedule",
                Map.of("attempt", UUID.randomUUID(), "slot", slot, "modality", modality)).then();
    }

    @Test
    void a_late_repeat_of_an_attempt_that_moved_nothing_undoes_no_later_move() {
        var lin = counsel();
        String me = member(someone());
        String nine = slot(lin, NINE, "VIDEO");
        var id = booked(me, lin, NINE, "VIDEO");
        var stay = Map.of("attempt", UUID.randomUUID(), "slot", nine, "modality", "VIDEO");
        String path = "/v1/appointments/" + id + "/reschedule";
        put(me, path, stay).then().statusCode(200).body("startsAt", is(NINE), "movesLeft", is(3));
        move(me, id, slot(lin, TEN, "VIDEO"), "VIDEO").statusCode(200).body("startsAt", is(TEN), "movesLeft", is(2));
        put(me, path, stay).then().statusCode(200).body("startsAt", is(TEN), "movesLeft", is(2));
    }
}
