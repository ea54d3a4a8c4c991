package cn.zhijia.counselling.group.meeting;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.hold;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.group.Circle.meeting;
import static cn.zhijia.counselling.group.Circle.told;
import static cn.zhijia.counselling.waitlist.Waiting.offer;
import static cn.zhijia.counselling.waitlist.Waiting.waits;
import static cn.zhijia.counselling.waitlist.Waiting.wish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
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

import cn.zhijia.counselling.World;
import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.counselling.group.Circle;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Locks;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What a meeting does not need any more, its leader's time and its room, is kept for whoever waits for it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FreedMeetingTest {

    private static final String TUESDAY = "2026-03-03", NINE = MeetingTest.NINE, HALF_PAST_TEN = MeetingTest.HALF_PAST_TEN;

    private final UUID id = UUID.randomUUID();

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
    void a_cancelled_meeting_gives_its_leaders_time_to_whoever_waits() {
        var lin = counsel();
        var circle = Circle.of(2, lin.name());
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        String first = member(someone()), second = member(someone()), third = member(someone());
        String one = waits(first, wish(TUESDAY, lin)), two = waits(second, wish(TUESDAY, lin));
        String three = waits(third, wish(TUESDAY, lin));
        as(circle.leads()).put(circle.path() + "/meetings/" + id + "/cancellation").then().statusCode(200);
        as(first).get(one).then().body("offer.startsAt", is(NINE)); // an hour and a half are two sessions
        as(second).get(two).then().body("offer.startsAt", is("2026-03-03T02:00:00Z"));
        assertNull(offer(third, three));
        as(circle.leads()).put(circle.path() + "/meetings/" + id + "/cancellation").then().statusCode(200);
        assertNull(offer(third, three));
    }

    @Test
    void a_moved_meeting_gives_the_time_that_it_leaves() {
        var lin = counsel();
        var circle = Circle.of(2, lin.name());
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        String first = member(someone()), second = member(someone());
        String one = waits(first, wish(TUESDAY, lin)), two = waits(second, wish(TUESDAY, lin));
        moves(circle, meeting("2026-03-03T02:00:00Z", "2026-03-03T03:00:00Z", null));
        as(first).get(one).then().body("offer.startsAt", is(NINE));
        assertNull(offer(second, two));
    }

    @Test
    void a_leader_who_is_replaced_has_the_time_again() {
        var lin = counsel();
        String helps = someone();
        var circle = Circle.of(2, lin.name(), helps);
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        String me = member(someone()), path = waits(me, wish(TUESDAY, lin));
        var body = meeting(NINE, HALF_PAST_TEN, null);
        body.put("leaders", List.of("T-" + helps));
        moves(circle, body);
        as(me).get(path).then().body("offer.startsAt", is(NINE));
    }

    @Test
    void who_leads_the_group_no_more_leads_none_of_its_meetings_to_come() {
        var lin = counsel();
        String helps = someone(), follows = someone();
        var circle = Circle.of(2, lin.name(), helps);
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        String me = member(someone()), path = waits(me, wish(TUESDAY, lin)), an = circle.members().get(0);
        as(member(follows)).get("/v1/me/groups").then().statusCode(200);
        as(member(helps)).get("/v1/me/groups").then().statusCode(200);
        leads(circle, helps, follows).then().statusCode(200);
        as(member(an)).get(circle.path() + "/meetings/" + id).then().body("leaders", contains(helps));
        as(me).get(path).then().body("offer.startsAt", is(NINE));
        leads(circle, follows).then().statusCode(200);
        as(member(an)).get(circle.path() + "/meetings/" + id).then().body("leaders", contains(follows));
        assertTrue(told(follows).contains("GROUP_MEETING_PLANNED"));
        String busy = someone();
        World.booked(member(busy), counsel(), NINE, "VIDEO");
        leads(circle, busy).then().statusCode(409).body("code", is("leader-busy"));
        as(member(an)).get(circle.path() + "/meetings/" + id).then().body("leaders", contains(follows));
    }

    private static Response leads(Circle circle, String... leaders) {
        return as(World.ORGANIZER).header("If-Match", "*").body(Circle.body("SUPPORT", 2, 10, leaders)).put(circle.path());
    }

    @Test
    void the_room_of_a_cancelled_meeting_goes_to_whoever_waits_for_a_counsellor_who_works_there() {
        var lin = counsel();
        var circle = Circle.of(2, someone());
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, lin.room())).then().statusCode(201);
        String me = member(someone()), path = waits(me, onSite(lin));
        as(circle.leads()).put(circle.path() + "/meetings/" + id + "/cancellation").then().statusCode(200);
        as(me).get(path).then().body("offer.startsAt", is(NINE), "offer.room", is(lin.room().toString()));
    }

    @Test
    void the_only_leaders_absence_cancels_the_meeting_and_its_room_is_free() {
        var lin = counsel();
        var wang = counsel(lin.station(), lin.room(), Map.of());
        var circle = Circle.of(2, lin.name());
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, lin.room())).then().statusCode(201);
        String me = member(someone()), path = waits(me, onSite(wang)), an = circle.members().get(0);
        away(lin);
        as(member(an)).get(circle.path() + "/meetings/" + id).then().body("status", is("CANCELLED"));
        assertTrue(told(an).contains("GROUP_MEETING_CANCELLED"));
        assertTrue(told(lin.name()).contains("GROUP_MEETING_CANCELLED"));
        as(me).get(path).then().body("offer.startsAt", is(NINE), "offer.counsellor", is(wang.id().toString()));
    }

    @Test
    void who_helps_leads_alone_while_the_leader_is_away_and_is_told() {
        var lin = counsel();
        String helps = someone();
        var circle = Circle.of(2, lin.name(), helps);
        as(member(helps)).get("/v1/me/groups").then().statusCode(200);
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        away(lin);
        as(member(circle.members().get(0))).get(circle.path() + "/meetings/" + id).then().body("status", is("PLANNED"),
                "leaders", contains(helps));
        assertTrue(told(helps).contains("GROUP_MEETING_LED_ALONE"));
        circle.plans(UUID.randomUUID(), meeting("2026-03-03T06:00:00Z", "2026-03-03T07:00:00Z", null)).then().statusCode(409)
                .body("code", is("leader-away"));
    }

    @Test
    void everybody_in_the_group_hears_of_a_new_meeting_and_whoever_helps_of_a_cancelled_one() {
        String helps = someone();
        var circle = Circle.of(2, someone(), helps);
        circle.plans(id, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
        assertEquals(List.of("GROUP_SEAT_APPROVED", "GROUP_MEETING_PLANNED"), told(circle.members().get(0)));
        as(circle.leads()).put(circle.path() + "/meetings/" + id + "/cancellation").then().statusCode(200);
        assertTrue(told(helps).containsAll(List.of("GROUP_MEETING_PLANNED", "GROUP_MEETING_CANCELLED")));
        assertTrue(!told(circle.leader()).contains("GROUP_MEETING_CANCELLED"));
    }

    @Test
    void a_meeting_waits_for_a_confirmation_whose_hold_runs_out_meanwhile() throws Exception {
        var lin = counsel();
        String me = member(someone());
        var circle = Circle.of(2, someone());
        var mine = UUID.randomUUID();
        put(me, "/v1/appointments/" + mine, hold(slot(lin, NINE, "ON_SITE"), "ON_SITE")).then().statusCode(201);
        var threads = Executors.newFixedThreadPool(2);
        try (var other = database.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select pg_advisory_xact_lock(hashtextextended('" + lin.id() + " " + TUESDAY + "', 0))");
            var confirming = threads.submit(() -> as(me).put("/v1/appointments/" + mine + "/confirmation"));
            Locks.awaitWaiting(database, 1);
            itIs(clock, MONDAY.plusSeconds(660)); // for everybody who comes from now on
            var planning = threads.submit(() -> circle.plans(id, meeting(NINE, HALF_PAST_TEN, lin.room())));
            Locks.awaitWaiting(database, 2);
            other.rollback();
            confirming.get().then().statusCode(200).body("status", is("BOOKED"));
            planning.get().then().statusCode(409).body("code", is("room-taken"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void meetings_that_end_and_times_that_are_given_up_at_once_wait_for_each_other_and_for_nobody_in_a_circle()
            throws Exception {
        for (int round = 0; round < 4; round++) {
            var lin = counsel();
            var wang = counsel(lin.station(), lin.room(), Map.of());
            var circle = Circle.of(2, lin.name());
            var planned = UUID.randomUUID();
            circle.plans(planned, meeting(NINE, HALF_PAST_TEN, null)).then().statusCode(201);
            String an = member(someone()), bo = member(someone());
            var first = World.booked(an, wang, NINE, "ON_SITE");
            var second = World.booked(bo, wang, "2026-03-03T02:00:00Z", "VIDEO");
            var people = new ArrayList<String>();
            var paths = new ArrayList<String>();
            for (Counsel who : List.of(lin, wang, lin, wang)) {
                people.add(member(someone()));
                paths.add(waits(people.get(people.size() - 1), wish(TUESDAY, who)));
            }
            String eleven = slot(wang, "2026-03-03T03:00:00Z", "VIDEO");
            var calls = new ArrayList<Callable<Response>>();
            calls.add(() -> as(circle.leads()).put(circle.path() + "/meetings/" + planned + "/cancellation"));
            calls.add(() -> put(an, "/v1/appointments/" + first + "/cancellation", Map.of("reason", "WORK")));
            calls.add(() -> put(bo, "/v1/appointments/" + second + "/reschedule",
                    Map.of("attempt", UUID.randomUUID(), "slot", eleven, "modality", "VIDEO")));
            calls.add(() -> book(member(someone()), UUID.randomUUID(), eleven, "VIDEO"));
            var answers = World.together(calls);
            answers.forEach(a -> assertTrue(List.of(200, 201, 409).contains(a.statusCode()), a.asString()));
            assertEquals(200, answers.get(0).statusCode());
            assertEquals(200, answers.get(1).statusCode());
            assertNotNull(offer(people.get(0), paths.get(0)));
            assertNotNull(offer(people.get(1), paths.get(1)));
            assertNotNull(offer(people.get(2), paths.get(2)));
        }
    }

    private static Map<String, Object> onSite(Counsel counsel) {
        var wish = wish(TUESDAY, counsel);
        wish.put("modality", "ON_SITE");
        return wish;
    }

    private void moves(Circle circle, Map<String, Object> body) {
        as(circle.leads()).header("If-Match", "*").body(body).put(circle.path() + "/meetings/" + id).then().statusCode(200);
    }

    private static void away(Counsel lin) {
        put(lin.token(), "/v1/counsellors/" + lin.id() + "/time-off/" + UUID.randomUUID(),
                Map.of("startsAt", "2026-03-02T16:00:00Z", "endsAt", "2026-03-03T16:00:00Z")).then().statusCode(201);
    }
}
