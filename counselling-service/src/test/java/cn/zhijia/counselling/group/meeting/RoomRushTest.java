package cn.zhijia.counselling.group.meeting;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.openStation;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.group.Circle.meeting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.group.Circle;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Locks;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** One room, one leader and one counsellor are never in two places, whichever of the two tables wants them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomRushTest {

    private static final String NINE = MeetingTest.NINE, HALF_PAST_TEN = MeetingTest.HALF_PAST_TEN;

    @Inject
    DatabaseClock clock;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void an_appointment_and_a_meeting_never_get_one_room_at_one_time() throws Exception {
        for (int round = 0; round < 5; round++) {
            var room = UUID.randomUUID();
            var station = openStation(room);
            var calls = new ArrayList<Callable<Response>>();
            for (int i = 0; i < 6; i++) {
                var counsellor = counsel(station, room, Map.of());
                String nine = slot(counsellor, NINE, "ON_SITE");
                String who = member(someone());
                var circle = Circle.of(2, someone());
                calls.add(() -> book(who, UUID.randomUUID(), nine, "ON_SITE"));
                calls.add(() -> circle.plans(UUID.randomUUID(), meeting(NINE, HALF_PAST_TEN, room)));
            }
            var answers = together(calls);
            assertEquals(1, count(answers, 201));
            assertEquals(11, count(answers, 409));
        }
    }

    @Test
    void a_counsellor_never_leads_a_meeting_and_holds_a_session_at_one_time() throws Exception {
        for (int round = 0; round < 5; round++) {
            var lin = counsel();
            String nine = slot(lin, NINE, "VIDEO"), ten = slot(lin, "2026-03-03T02:00:00Z", "VIDEO");
            var calls = new ArrayList<Callable<Response>>();
            var circles = List.of(Circle.of(2, lin.name()), Circle.of(2, lin.name()));
            for (var circle : circles) {
                calls.add(() -> circle.plans(UUID.randomUUID(), meeting(NINE, HALF_PAST_TEN, null)));
                calls.add(() -> book(member(someone()), UUID.randomUUID(), nine, "VIDEO"));
                calls.add(() -> book(member(someone()), UUID.randomUUID(), ten, "VIDEO"));
            }
            var answers = together(calls);
            long meetings = answers.stream().filter(a -> a.statusCode() == 201 && a.path("group") != null).count();
            long sessions = count(answers, 201) - meetings;
            assertTrue(meetings == 1 && sessions == 0 || meetings == 0 && sessions >= 1 && sessions <= 2,
                    meetings + " meetings, " + sessions + " sessions");
            assertEquals(6, count(answers, 201) + count(answers, 409));
        }
    }

    @Test
    void a_booking_that_comes_while_a_meeting_is_not_committed_yet_waits_and_loses() throws Exception {
        var lin = counsel();
        String nine = slot(lin, NINE, "ON_SITE");
        String me = member(someone());
        var circle = Circle.of(2, someone());
        as(me).get("/v1/me/appointments").then().statusCode(200);
        var threads = Executors.newSingleThreadExecutor();
        try (var other = database.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.executeUpdate("""
                    insert into group_meeting (id, group_id, leader_id, status, history, starts_at, ends_at, room_id, version)
                    select gen_random_uuid(), group_id, person_id, 'PLANNED', false, '%s', '%s', '%s', 1
                    from group_leader where group_id = '%s'""".formatted(NINE, HALF_PAST_TEN, lin.room(), circle.id()));
            var booking = threads.submit(() -> book(me, UUID.randomUUID(), nine, "ON_SITE"));
            Locks.awaitWaiting(database, 1);
            other.commit();
            assertEquals("slot-taken", booking.get().then().statusCode(409).extract().path("code"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_meeting_that_comes_while_a_booking_is_not_committed_yet_waits_and_loses() throws Exception {
        var lin = counsel();
        var circle = Circle.of(2, someone());
        var known = booked(member(someone()), lin, "2026-03-04T01:00:00Z", "ON_SITE");
        var threads = Executors.newSingleThreadExecutor();
        try (var other = database.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.executeUpdate("update appointment set starts_at = '%s', ends_at = '%s', free_at = '%s' where id = '%s'"
                    .formatted(NINE, "2026-03-03T01:50:00Z", "2026-03-03T02:00:00Z", known));
            var planning = threads.submit(() -> circle.plans(UUID.randomUUID(), meeting(NINE, HALF_PAST_TEN, lin.room())));
            Locks.awaitWaiting(database, 1);
            other.commit();
            assertEquals("room-taken", planning.get().then().statusCode(409).extract().path("code"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_room_has_one_of_many_meetings_and_a_leader_leads_one_of_many() throws Exception {
        var room = UUID.randomUUID();
        openStation(room);
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 6; i++) {
            var circle = Circle.of(2, someone());
            calls.add(() -> circle.plans(UUID.randomUUID(), meeting(NINE, HALF_PAST_TEN, room)));
        }
        assertEquals(1, count(together(calls), 201));
        String wang = someone();
        calls.clear();
        for (int i = 0; i < 6; i++) {
            var circle = Circle.of(2, someone(), wang);
            calls.add(() -> circle.plans(UUID.randomUUID(), meeting(NINE, HALF_PAST_TEN, null)));
        }
        assertEquals(1, count(together(calls), 201));
    }

    @Test
    void a_move_and_a_meeting_never_meet() throws Exception {
        for (int round = 0; round < 5; round++) {
            var lin = counsel();
            String me = member(someone());
            var mine = booked(me, lin, "2026-03-04T01:00:00Z", "ON_SITE");
            String nine = slot(lin, NINE, "ON_SITE");
            var circle = Circle.of(2, someone());
            var answers = together(List.of(
                    () -> put(me, "/v1/appointments/" + mine + "/reschedule",
                            Map.of("attempt", UUID.randomUUID(), "slot", nine, "modality", "ON_SITE")),
                    () -> circle.plans(UUID.randomUUID(), meeting(NINE, HALF_PAST_TEN, lin.room()))));
            assertEquals(1, count(answers, 409));
        }
    }
}
