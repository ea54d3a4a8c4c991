package cn.zhijia.counselling;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.booking;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.hold;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Many people at once. A phone repeats a 503; nobody may see a 500, and no time may be given twice. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RushTest {

    private static final String NINE = "2026-03-03T01:00:00Z", TEN = "2026-03-03T02:00:00Z";

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
    void of_forty_people_who_want_one_slot_one_gets_it() throws Exception {
        var lin = counsel();
        String nine = slot(lin, NINE, "VIDEO");
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 40; i++) {
            String who = member(someone());
            var id = UUID.randomUUID();
            calls.add(() -> book(who, id, nine, "VIDEO"));
        }
        var answers = together(calls);
        assertEquals(1, count(answers, 201));
        assertEquals(39, count(answers, 409));
        answers.stream().filter(a -> a.statusCode() == 409)
                .forEach(a -> a.then().body("code", is("slot-taken"), "alternatives", hasSize(3)));
        as(lin.token()).get("/v1/counsellors/" + lin.id() + "/appointments").then().body("items", hasSize(1));
    }

    @Test
    void walk_ins_at_overlapping_times_never_overlap() throws Exception {
        var lin = counsel();
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 30; i++) {
            var body = Map.of("modality", "PHONE", "memberNo", "T-" + someone(), "walkIn",
                    Map.of("counsellor", lin.id(), "startsAt", Instant.parse(NINE).plusSeconds(i % 5 * 600).toString()));
            var id = UUID.randomUUID();
            calls.add(() -> put(ADMIN, "/v1/appointments/" + id, body));
        }
        var answers = together(calls);
        assertEquals(1, count(answers, 201));
        assertEquals(29, count(answers, 409));
    }

    @Test
    void one_person_gets_one_of_many_counsellors_at_one_time() throws Exception {
        String me = member(someone());
        as(me).get("/v1/me/appointments").then().statusCode(200);
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 8; i++) {
            var counsellor = counsel();
            String nine = slot(counsellor, NINE, "VIDEO");
            var id = UUID.randomUUID();
            calls.add(() -> book(me, id, nine, "VIDEO"));
        }
        var answers = together(calls);
        assertEquals(1, count(answers, 201));
        assertEquals(7, count(answers, 409));
    }

    @Test
    void one_room_goes_to_one_of_many_counsellors() throws Exception {
        var first = counsel();
        var calls = new ArrayList<Callable<Response>>();
        var all = new ArrayList<>(List.of(first));
        for (int i = 0; i < 7; i++) {
            all.add(counsel(first.station(), first.room(), Map.of()));
        }
        for (var counsellor : all) {
            String nine = slot(counsellor, NINE, "ON_SITE");
            String who = member(someone());
            var id = UUID.randomUUID();
            calls.add(() -> book(who, id, nine, "ON_SITE"));
        }
        var answers = together(calls);
        assertEquals(1, count(answers, 201));
        assertEquals(7, count(answers, 409));
    }

    @Test
    void parallel_retries_of_one_booking_make_one_row() throws Exception {
        var lin = counsel();
        String me = member(someone());
        String nine = slot(lin, NINE, "VIDEO");
        var id = UUID.randomUUID();
        var answers = together(java.util.Collections.nCopies(10, () -> book(me, id, nine, "VIDEO")));
        assertEquals(1, count(answers, 201));
        assertEquals(9, count(answers, 200));
        as(me).get("/v1/me/appointments").then().body("items", hasSize(1));
    }

    @Test
    void two_who_move_onto_each_others_times_both_keep_their_own() throws Exception {
        var lin = counsel();
        var wang = counsel();
        String an = member(someone()), bo = member(someone());
        String linsTen = slot(lin, TEN, "VIDEO"), wangsNine = slot(wang, NINE, "VIDEO");
        var ans = booked(an, wang, NINE, "VIDEO");
        var bos = booked(bo, lin, TEN, "VIDEO");
        for (int round = 0; round < 8; round++) {
            var answers = together(List.of(() -> move(an, ans, linsTen), () -> move(bo, bos, wangsNine)));
            assertEquals(2, count(answers, 409), answers.get(0).asString() + answers.get(1).asString());
            answers.forEach(a -> a.then().body("code", is("slot-taken"), "alternatives", hasSize(3)));
        }
        as(an).get("/v1/appointments/" + ans).then().body("startsAt", is(NINE), "movesLeft", is(3));
        as(bo).get("/v1/appointments/" + bos).then().body("startsAt", is(TEN), "movesLeft", is(3));
    }

    @Test
    void many_who_move_to_one_free_time_leave_one_there() throws Exception {
        var lin = counsel();
        String ten = slot(lin, TEN, "VIDEO");
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 8; i++) {
            String who = member(someone());
            var mine = booked(who, counsel(), NINE, "VIDEO");
            calls.add(() -> move(who, mine, ten));
        }
        var answers = together(calls);
        assertEquals(1, count(answers, 200));
        assertEquals(7, count(answers, 409));
    }

    @Test
    void an_expired_hold_goes_to_one_of_those_who_wait_for_it() throws Exception {
        var lin = counsel();
        String nine = slot(lin, NINE, "VIDEO");
        var hold = booking(nine, "VIDEO");
        hold.put("hold", true);
        put(member(someone()), "/v1/appointments/" + UUID.randomUUID(), hold).then().statusCode(201);
        itIs(clock, MONDAY.plusSeconds(660));
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 12; i++) {
            String who = member(someone());
            var id = UUID.randomUUID();
            calls.add(() -> book(who, id, nine, "VIDEO"));
        }
        var answers = together(calls);
        assertEquals(1, count(answers, 201));
        assertEquals(11, count(answers, 409));
    }

    @Test
    void no_booking_slips_in_beside_an_absence() throws Exception {
        for (int round = 0; round < 5; round++) {
            var lin = counsel();
            String me = member(someone());
            String nine = slot(lin, NINE, "VIDEO");
            var id = UUID.randomUUID();
            var away = Map.of("startsAt", "2026-03-02T16:00:00Z", "endsAt", "2026-03-03T16:00:00Z");
            var answers = together(List.of(() -> book(me, id, nine, "VIDEO"), () -> put(lin.token(),
                    "/v1/counsellors/" + lin.id() + "/time-off/" + UUID.randomUUID(), away)));
            assertEquals(201, answers.get(1).statusCode());
            if (answers.get(0).statusCode() == 201) {
                as(me).get("/v1/appointments/" + id).then().body("status", is("NEEDS_RESCHEDULE"));
                answers.get(1).then().body("needsReschedule", hasSize(1));
            } else {
                answers.get(0).then().statusCode(409).body("code", is("slot-not-offered"));
            }
        }
    }

    @Test
    void a_day_is_never_fuller_than_the_counsellor_wants() throws Exception {
        var lin = counsel(Map.of("mostPerDay", 2));
        var calls = new ArrayList<Callable<Response>>();
        for (String start : List.of(NINE, TEN, "2026-03-03T03:00:00Z")) {
            String free = slot(lin, start, "VIDEO");
            for (int i = 0; i < 4; i++) {
                String who = member(someone());
                var id = UUID.randomUUID();
                calls.add(() -> book(who, id, free, "VIDEO"));
            }
        }
        var answers = together(calls);
        assertEquals(2, count(answers, 201));
        assertTrue(answers.stream().noneMatch(a -> a.statusCode() >= 500));
    }

    private static Response move(String token, UUID id, String slot) {
        return put(token, "/v1/appointments/" + id + "/reschedule",
                Map.of("attempt", UUID.randomUUID(), "slot", slot, "modality", "VIDEO"));
    }

    @Test
    void many_calls_of_one_member_leave_two_holds() throws Exception {
        String me = member(someone());
        as(me).get("/v1/me/appointments").then().statusCode(200); // known already: a first sign-in queues by itself
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 6; i++) {
            String free = slot(counsel(), "2026-03-0" + (3 + i % 3) + "T0" + (1 + i / 3) + ":00:00Z", "VIDEO");
            String path = "/v1/appointments/" + UUID.randomUUID();
            calls.add(() -> put(me, path, hold(free, "VIDEO")));
        }
        var threads = Executors.newSingleThreadExecutor();
        try (var other = database.getConnection(); var table = other.createStatement()) {
            other.setAutoCommit(false);
            table.execute("lock table appointment in share mode"); // whoever has counted waits before the insert
            var release = threads.submit(() -> {
                Thread.sleep(1000);
                other.commit();
                return true;
            });
            var answers = together(calls);
            assertTrue(release.get());
            assertEquals(2, count(answers, 201));
            assertEquals(4, count(answers, 409));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void who_comes_after_an_absence_that_waits_books_after_it() throws Exception {
        var lin = counsel();
        String nine = slot(lin, NINE, "VIDEO");
        var shares = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(3);
        try {
            var early = threads.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                Counsellor.shareIfThere(lin.id()); // a booking that is not committed yet
                shares.countDown();
                return done.await(2500, TimeUnit.MILLISECONDS);
            }));
            shares.await();
            var absence = threads
                    .submit(() -> put(lin.token(), "/v1/counsellors/" + lin.id() + "/time-off/" + UUID.randomUUID(),
                            Map.of("startsAt", "2026-03-02T16:00:00Z", "endsAt", "2026-03-03T16:00:00Z")));
            somebodyWaits();
            var late = threads.submit(() -> book(member(someone()), UUID.randomUUID(), nine, "VIDEO"));
            Thread.sleep(500);
            done.countDown();
            assertTrue(early.get());
            absence.get().then().statusCode(201);
            late.get().then().statusCode(409).body("code", is("slot-not-offered"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_hold_that_runs_out_while_its_confirmation_waits_makes_no_day_too_full() throws Exception {
        var lin = counsel(Map.of("mostPerDay", 2));
        String me = member(someone());
        String eleven = slot(lin, "2026-03-03T03:00:00Z", "VIDEO");
        booked(member(someone()), lin, NINE, "VIDEO");
        var id = UUID.randomUUID();
        String until = put(me, "/v1/appointments/" + id, hold(slot(lin, TEN, "VIDEO"), "VIDEO")).then().statusCode(201)
                .extract().path("holdExpiresAt");
        itIs(clock, Instant.parse(until).minusMillis(800));
        var threads = Executors.newSingleThreadExecutor();
        try (var other = database.getConnection(); var row = other.createStatement()) {
            other.setAutoCommit(false);
            row.execute("select 1 from appointment where id = '" + id + "' for update");
            var confirmed = threads.submit(() -> as(me).put("/v1/appointments/" + id + "/confirmation"));
            somebodyWaits();
            Thread.sleep(900);
            book(member(someone()), UUID.randomUUID(), eleven, "VIDEO").then().statusCode(201);
            other.commit();
            confirmed.get().then().statusCode(409).body("code", is("illegal-transition"), "from", is("EXPIRED"));
        } finally {
            threads.shutdownNow();
        }
    }

    /** Until a transaction waits for a lock. */
    private void somebodyWaits() throws Exception {
        try (var connection = database.getConnection(); var locks = connection.createStatement()) {
            for (int i = 0; i < 100; i++) {
                try (var waiting = locks.executeQuery("select count(*) from pg_locks where not granted")) {
                    waiting.next();
                    if (waiting.getInt(1) > 0) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
        throw new AssertionError("nobody waits");
    }
}
