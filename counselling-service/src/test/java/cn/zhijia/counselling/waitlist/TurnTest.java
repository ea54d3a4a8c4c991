package cn.zhijia.counselling.waitlist;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.nobodyWaits;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.waitlist.Waiting.MINE;
import static cn.zhijia.counselling.waitlist.Waiting.cancels;
import static cn.zhijia.counselling.waitlist.Waiting.offer;
import static cn.zhijia.counselling.waitlist.Waiting.state;
import static cn.zhijia.counselling.waitlist.Waiting.waits;
import static cn.zhijia.counselling.waitlist.Waiting.wish;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.sql.SQLException;
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

import cn.zhijia.counselling.World;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Locks;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Every freed time reaches whoever has waited longest and can take it, whatever else happens at that moment. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnTest {

    private static final String TUESDAY = "2026-03-03", NINE = TUESDAY + "T01:00:00Z", TEN = TUESDAY + "T02:00:00Z";

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
    void two_times_freed_at_once_go_to_the_two_who_waited_longest_and_to_nobody_twice() throws Exception {
        String day = "2026-04-14"; // on which nobody else waits for anybody
        var lin = counsel();
        var wang = counsel();
        String an = member(someone()), bo = member(someone());
        var nine = booked(an, lin, day + "T01:00:00Z", "VIDEO");
        var ten = booked(bo, wang, day + "T02:00:00Z", "VIDEO");
        String first = member(someone()), second = member(someone()), third = member(someone());
        String one = waits(first, wish(day, null)), two = waits(second, wish(day, null)), three = waits(third, wish(day, null));
        var answers = whileHeld("select id from waitlist_entry where id = '" + id(one) + "' for update", 2,
                List.of(() -> cancels(an, nine), () -> cancels(bo, ten)));
        assertEquals(2, count(answers, 200));
        assertNotNull(offer(first, one));
        assertNotNull(offer(second, two));
        assertNotEquals(offer(first, one), offer(second, two));
        state(third, three, "WAITING");
    }

    @Test
    void many_times_freed_at_once_leave_nobody_out_who_could_have_had_one() throws Exception {
        for (int round = 0; round < 3; round++) {
            String day = "2026-04-" + (20 + round);
            var calls = new ArrayList<Callable<Response>>();
            for (int i = 0; i < 6; i++) {
                String has = member(someone());
                var taken = booked(has, counsel(), day + "T0" + (1 + i % 3) + ":00:00Z", "VIDEO");
                calls.add(() -> cancels(has, taken));
            }
            var people = new ArrayList<String>();
            var paths = new ArrayList<String>();
            for (int i = 0; i < 8; i++) {
                people.add(member(someone()));
                paths.add(waits(people.get(i), wish(day, null)));
            }
            assertEquals(6, count(together(calls), 200));
            for (int i = 0; i < 8; i++) {
                state(people.get(i), paths.get(i), i < 6 ? "OFFERED" : "WAITING");
            }
        }
    }

    @Test
    void who_is_in_somebody_elses_hands_is_waited_for_and_not_passed_over() throws Exception {
        var lin = counsel();
        String an = member(someone()), first = member(someone()), second = member(someone());
        var nine = booked(an, lin, NINE, "VIDEO");
        String one = waits(first, wish(TUESDAY, lin)), two = waits(second, wish(TUESDAY, lin));
        whileHeld("update waitlist_entry set state = 'LEFT' where id = '" + id(one) + "'", 1,
                List.of(() -> cancels(an, nine))); // and it is rolled back: nobody left
        assertNotNull(offer(first, one));
        assertNull(offer(second, two));
    }

    @Test
    void who_leaves_while_a_time_is_freed_leaves_it_to_the_next() throws Exception {
        for (int round = 0; round < 5; round++) {
            var lin = counsel();
            String an = member(someone()), first = member(someone()), second = member(someone());
            var nine = booked(an, lin, NINE, "VIDEO");
            String one = waits(first, wish(TUESDAY, lin)), two = waits(second, wish(TUESDAY, lin));
            together(List.of(() -> as(first).delete(one), () -> cancels(an, nine))).forEach(a -> a.then().statusCode(200));
            state(first, one, "LEFT");
            assertNotNull(offer(second, two));
        }
    }

    @Test
    void no_time_is_freed_past_whoever_is_joining() throws Exception {
        var lin = counsel();
        String an = member(someone()), me = member(someone());
        var nine = booked(an, lin, NINE, "VIDEO");
        as(me).get(MINE).then().statusCode(200);
        String path = MINE + "/" + UUID.randomUUID();
        // who joins has the row of the counsellor to wait for; who cancels would not, and waits for who joins
        var threads = Executors.newFixedThreadPool(2);
        try (var other = database.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select id from counsellor where id = '" + lin.id() + "' for update");
            var joining = threads.submit(() -> put(me, path, wish(TUESDAY, lin)));
            Locks.awaitWaiting(database, 1);
            var cancelling = threads.submit(() -> cancels(an, nine));
            Locks.awaitWaiting(database, 2);
            other.rollback();
            joining.get().then().statusCode(201);
            cancelling.get().then().statusCode(200);
        } finally {
            threads.shutdownNow();
        }
        as(me).get(path).then().body("offer.startsAt", is(NINE));
    }

    @Test
    void who_is_being_erased_is_passed_over_and_keeps_nobody_waiting() throws Exception {
        var lin = counsel();
        String name = someone(), an = member(someone()), first = member(name), second = member(someone());
        var nine = booked(an, lin, NINE, "VIDEO");
        String one = waits(first, wish(TUESDAY, lin)), two = waits(second, wish(TUESDAY, lin));
        try (var other = database.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select id from person where member_no = 'T-" + name + "' for update");
            cancels(an, nine).then().statusCode(200);
            other.rollback();
        }
        assertNull(offer(first, one));
        assertNotNull(offer(second, two));
    }

    @Test
    void however_many_can_take_it_not_the_first_who_can_is_found() throws Exception {
        var lin = counsel();
        String an = member(someone()), me = member(someone()), union = someone();
        put(ADMIN, "/v1/quota-policies/" + union, Map.of("yearly", 0, "family", "OWN", "familyYearly", 0)).then()
                .statusCode(201);
        var nine = booked(an, lin, NINE, "VIDEO");
        // four hundred who have had their first session and have none left; some of them want to be called besides
        run("insert into person (id, member_no, union_id) select gen_random_uuid(), 'T-" + union
                + "-' || n, '" + union + "' from generate_series(1, 400) n");
        run("""
                insert into appointment (id, member_id, counsellor_id, modality, status, starts_at, ends_at, free_at,
                    outside_roster, moves, booked_by_id, created_at, version)
                select gen_random_uuid(), p.id, '%s', 'VIDEO', 'CANCELLED_BY_MEMBER', '2026-01-05T01:00:00Z', '2026-01-05T02:00:00Z',
                    '2026-01-05T02:00:00Z', false, 0, p.id, now(), 1 from person p where p.union_id = '%s'"""
                .formatted(lin.id(), union));
        run("""
                insert into session_charge (appointment_id, person_id, basis, state)
                select a.id, a.member_id, 'FIRST', 'CONSUMED' from appointment a join person p on p.id = a.member_id
                where p.union_id = '%s'""".formatted(union));
        run("""
                insert into waitlist_entry (id, person_id, modality, counsellor_id, opens, closes, state, queued_at, version)
                select gen_random_uuid(), p.id, case when p.member_no like '%%1' then 'PHONE' end, '%s', '2026-03-02T16:00:00Z',
                    '2026-03-03T16:00:00Z', 'WAITING', '2026-03-01T00:00:00Z', 1 from person p where p.union_id = '%s'"""
                .formatted(lin.id(), union));
        String path = waits(me, wish(TUESDAY, lin));
        cancels(an, nine).then().statusCode(200);
        as(me).get(path).then().body("state", is("OFFERED"), "offer.startsAt", is(NINE));
        run("update waitlist_entry set state = 'LEFT' where person_id in (select id from person where union_id = '" + union
                + "')");
    }

    @Test
    void a_room_that_is_free_is_free_for_whoever_waits_for_another_counsellor_there() {
        var lin = counsel();
        var wang = counsel(lin.station(), lin.room(), Map.of());
        String an = member(someone()), me = member(someone());
        var nine = booked(an, lin, NINE, "ON_SITE");
        var wish = wish(TUESDAY, wang);
        wish.put("modality", "ON_SITE");
        String path = waits(me, wish);
        cancels(an, nine).then().statusCode(200);
        as(me).get(path).then().body("offer.startsAt", is(NINE), "offer.counsellor", is(wang.id().toString()), "offer.room",
                is(lin.room().toString()));
    }

    @Test
    void a_session_that_comes_back_to_a_shared_pool_is_there_for_the_other_who_waits() {
        String union = someone(), worker = Tokens.member(someone(), union).sign(), name = someone();
        String relative = Tokens.person(name, "member").sign();
        put(ADMIN, "/v1/quota-policies/" + union, Map.of("yearly", 1, "family", "SHARED", "familyYearly", 0)).then()
                .statusCode(201);
        String tie = "/v1/me/family/" + UUID.randomUUID();
        put(worker, tie, Map.of("memberNo", "T-" + name)).then().statusCode(201);
        as(relative).put(tie + "/confirmation").then().statusCode(200);
        var lin = counsel();
        booked(worker, counsel(), "2026-03-05T01:00:00Z", "VIDEO"); // the first ones are free
        booked(relative, counsel(), "2026-03-05T01:00:00Z", "VIDEO");
        var last = booked(worker, lin, "2026-03-06T01:00:00Z", "VIDEO");
        String path = waits(relative, wish("2026-03-06", lin));
        cancels(worker, last).then().statusCode(200);
        as(relative).get(path).then().body("offer.startsAt", is("2026-03-06T01:00:00Z"));
        as(relative).get("/v1/me/quota").then().body("reserved", is(1), "left", is(0));
    }

    @Test
    void of_many_wishes_sent_at_once_five_are_taken() throws Exception {
        var lin = counsel();
        String me = member(someone());
        as(me).get(MINE).then().statusCode(200);
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> put(me, MINE + "/" + UUID.randomUUID(), wish(TUESDAY, lin)));
        }
        var answers = together(calls);
        assertEquals(5, count(answers, 201));
        assertEquals(3, count(answers, 409));
    }

    @Test
    void who_leaves_after_an_offer_ran_out_leaves_and_the_time_goes_on() {
        var lin = counsel();
        String an = member(someone()), first = member(someone()), second = member(someone());
        var ten = booked(an, lin, TEN, "VIDEO");
        String one = waits(first, wish(TUESDAY, lin)), two = waits(second, wish(TUESDAY, lin));
        cancels(an, ten).then().statusCode(200);
        itIs(clock, MONDAY.plus(Duration.ofMinutes(31)));
        as(first).delete(one).then().statusCode(200).body("state", is("LEFT"), "offer", nullValue());
        assertNotNull(offer(second, two));
    }

    /** So many of the calls wait for what this statement holds, and go on when it is taken back. */
    private List<Response> whileHeld(String statement, int waiting, List<Callable<Response>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try (var other = database.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute(statement);
            var answers = calls.stream().map(call -> threads.submit(() -> World.patiently(call))).toList();
            Locks.awaitWaiting(database, waiting);
            other.rollback();
            var done = new ArrayList<Response>();
            for (var answer : answers) {
                done.add(answer.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    private void run(String statement) throws SQLException {
        try (var connection = database.getConnection(); var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
