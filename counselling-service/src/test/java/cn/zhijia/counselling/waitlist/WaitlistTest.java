package cn.zhijia.counselling.waitlist;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.hold;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

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
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitlistTest {

    private static final String NINE = "2026-03-03T01:00:00Z", TEN = "2026-03-03T02:00:00Z";

    @Inject
    DatabaseClock clock;
    @Inject
    Expiry expiry;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_cancelled_time_is_kept_for_whoever_waited_longest_and_told_in_neutral_words() {
        var lin = counsel();
        String has = member(someone()), first = member(someone()), second = member(someone());
        var taken = booked(has, lin, NINE, "VIDEO");
        String firstWait = wait(first, lin), secondWait = wait(second, lin);
        cancel(has, taken);
        String offer = as(first).get(firstWait).then().statusCode(200).body("state", is("OFFERED"), "offer.startsAt", is(NINE),
                "offer.expiresAt", containsString("2026-03-02T00:3"), "offer.counsellorName", is("林老师")).extract()
                .path("offer.id");
        as(second).get(secondWait).then().body("state", is("WAITING"), "offer", nullValue());
        assertEquals(null, slot(lin, NINE, "VIDEO"));
        as(first).get("/v1/me/notices/counselling").then().body("items", hasSize(1), "items[0].fact", is("TIME_OFFERED"),
                "items[0].thing", is(offer), "items[0].text", containsString("08:3"), "items[0].text",
                not(containsString("心理")), "items[0].text", not(containsString("咨询")));
        as(second).get(firstWait).then().statusCode(404);
        answer(second, firstWait, "acceptance", offer).statusCode(404);
        answer(first, firstWait, "acceptance", offer).statusCode(200).body("state", is("SERVED"), "offer", nullValue());
        answer(first, firstWait, "acceptance", offer).statusCode(200);
        answer(first, firstWait, "decline", offer).statusCode(409).body("code", is("offer-over"));
        as(first).get("/v1/appointments/" + offer).then().body("status", is("BOOKED"), "startsAt", is(NINE));
    }

    @Test
    void a_declined_time_and_one_that_nobody_answered_go_to_whoever_is_next() {
        var lin = counsel();
        String has = member(someone()), first = member(someone()), second = member(someone()), third = member(someone());
        var taken = booked(has, lin, NINE, "VIDEO");
        String one = wait(first, lin), two = wait(second, lin), three = wait(third, lin);
        cancel(has, taken);
        String offer = offered(first, one);
        answer(first, one, "decline", offer).statusCode(200).body("state", is("WAITING"));
        answer(first, one, "decline", offer).statusCode(200);
        String next = offered(second, two);
        itIs(clock, MONDAY.plus(Duration.ofMinutes(31)));
        answer(second, two, "acceptance", next).statusCode(409).body("code", is("offer-over"));
        assertTrue(expiry.endDue());
        as(second).get(two).then().body("state", is("WAITING"), "offer", nullValue());
        answer(second, two, "acceptance", next).statusCode(409).body("code", is("offer-over"));
        String last = offered(third, three);
        as(third).delete(three).then().statusCode(200).body("state", is("LEFT"));
        as(third).delete(three).then().statusCode(200).body("state", is("LEFT"));
        as(third).get("/v1/appointments/" + last).then().body("status", is("EXPIRED"));
        assertTrue(slot(lin, NINE, "VIDEO") != null, "everybody was asked, and now it is anybody's");
    }

    @Test
    void by_night_an_offer_waits_until_half_past_eight() {
        var lin = counsel();
        String has = member(someone()), me = member(someone());
        var taken = booked(has, lin, TEN, "VIDEO");
        String path = wait(me, lin);
        itIs(clock, Instant.parse("2026-03-02T14:00:00Z")); // ten in the evening
        cancel(has, taken);
        as(me).get(path).then().body("offer.expiresAt", is("2026-03-03T00:30:00Z"));
    }

    @Test
    void the_offer_beats_everybody_who_books_at_the_same_moment() throws Exception {
        for (int round = 0; round < 4; round++) {
            var lin = counsel();
            String nine = slot(lin, NINE, "VIDEO");
            String has = member(someone()), me = member(someone());
            var taken = booked(has, lin, NINE, "VIDEO");
            String path = wait(me, lin);
            var calls = new ArrayList<Callable<Response>>();
            calls.add(() -> put(has, "/v1/appointments/" + taken + "/cancellation", Map.of("reason", "WORK")));
            for (int i = 0; i < 10; i++) {
                String who = member(someone());
                var id = UUID.randomUUID();
                calls.add(() -> book(who, id, nine, "VIDEO"));
            }
            var answers = together(calls);
            assertEquals(1, count(answers, 200));
            assertEquals(10, count(answers, 409));
            answers.stream().filter(a -> a.statusCode() == 409).forEach(a -> a.then().body("code", is("slot-taken")));
            answer(me, path, "acceptance", offered(me, path)).statusCode(200).body("state", is("SERVED"));
        }
    }

    @Test
    void whoever_wants_a_time_whose_offer_ran_out_comes_after_who_waits_for_it() {
        var lin = counsel();
        String nine = slot(lin, NINE, "VIDEO");
        String has = member(someone()), first = member(someone()), second = member(someone());
        var taken = booked(has, lin, NINE, "VIDEO");
        wait(first, lin);
        String two = wait(second, lin);
        cancel(has, taken);
        itIs(clock, MONDAY.plus(Duration.ofMinutes(31)));
        book(member(someone()), UUID.randomUUID(), nine, "VIDEO").then().statusCode(409).body("code", is("slot-taken"));
        offered(second, two);
    }

    @Test
    void one_person_has_one_offer_though_two_times_are_freed_at_once() throws Exception {
        for (int round = 0; round < 3; round++) {
            var lin = counsel();
            var wang = counsel();
            String an = member(someone()), bo = member(someone()), me = member(someone());
            var first = booked(an, lin, NINE, "VIDEO");
            var second = booked(bo, wang, TEN, "VIDEO");
            var paths = List.of(wait(me, lin), wait(me, wang));
            var answers = together(
                    List.of(() -> put(an, "/v1/appointments/" + first + "/cancellation", Map.of("reason", "WORK")),
                            () -> put(bo, "/v1/appointments/" + second + "/cancellation", Map.of("reason", "WORK"))));
            assertEquals(2, count(answers, 200));
            assertEquals(1, paths.stream().filter(p -> as(me).get(p).path("offer") != null).count());
        }
    }

    @Test
    void who_lost_their_time_goes_first_and_is_moved_when_the_absence_ends() {
        var lin = counsel();
        String early = member(someone()), name = someone(), me = member(name);
        booked(me, counsel(), "2026-03-04T03:00:00Z", "VIDEO");
        var mine = booked(me, lin, NINE, "VIDEO");
        String earlyWait = wait(early, lin);
        String away = "/v1/counsellors/" + lin.id() + "/time-off/" + UUID.randomUUID();
        var absence = Map.of("startsAt", "2026-03-02T16:00:00Z", "endsAt", "2026-03-03T04:00:00Z");
        put(lin.token(), away, absence).then().statusCode(201);
        as(me).get("/v1/appointments/" + mine).then().body("status", is("NEEDS_RESCHEDULE"));
        var wish = wish(lin);
        wish.put("appointment", mine);
        put(early, "/v1/me/appointment-waitlist/" + UUID.randomUUID(), wish).then().statusCode(400).body("errors[0].pointer",
                is("/appointment"));
        String path = Waiting.placed(me, mine);
        as(lin.token()).delete(away).then().statusCode(200);
        as(lin.token()).delete(away).then().statusCode(200);
        put(lin.token(), away, absence).then().statusCode(200); // a late repeat enters nothing again
        as(me).get(path).then().body("offer.startsAt", is(NINE));
        as(early).get(earlyWait).then().body("offer.startsAt", is(TEN));
        as(me).get("/v1/me/quota").then().body("reserved", is(1));
        String offer = offered(me, path);
        answer(me, path, "acceptance", offer).statusCode(200).body("state", is("SERVED"));
        as(me).get("/v1/appointments/" + mine).then().body("status", is("BOOKED"), "startsAt", is(NINE), "movesLeft", is(3));
        as(me).get("/v1/appointments/" + offer).then().body("status", is("EXPIRED"));
        as(me).get("/v1/me/quota").then().body("reserved", is(1), "used", is(0));
    }

    @Test
    void who_has_no_session_left_is_passed_over_and_an_offer_takes_one() {
        String union = someone(), poor = Tokens.member(someone(), union).sign();
        put(ADMIN, "/v1/quota-policies/" + union, Map.of("yearly", 0, "family", "OWN", "familyYearly", 0)).then()
                .statusCode(201);
        var lin = counsel();
        String has = member(someone()), me = member(someone());
        booked(poor, counsel(), "2026-03-04T01:00:00Z", "VIDEO"); // the first one is free
        booked(me, counsel(), "2026-03-04T01:00:00Z", "VIDEO");
        var taken = booked(has, lin, NINE, "VIDEO");
        String poorWait = wait(poor, lin), path = wait(me, lin);
        cancel(has, taken);
        as(poor).get(poorWait).then().body("state", is("WAITING"));
        as(me).get("/v1/me/quota").then().body("reserved", is(1));
        answer(me, path, "decline", offered(me, path)).statusCode(200);
        as(me).get("/v1/me/quota").then().body("reserved", is(0), "used", is(0));
    }

    @Test
    void what_is_kept_is_answered_in_the_waitlist_only() {
        var lin = counsel();
        String has = member(someone()), me = member(someone());
        var taken = booked(has, lin, NINE, "VIDEO");
        String path = wait(me, lin);
        cancel(has, taken);
        String appointment = "/v1/appointments/" + offered(me, path);
        as(me).get(appointment).then().body("status", is("HELD"), "offered", is(true));
        as(me).put(appointment + "/confirmation").then().statusCode(409).body("code", is("answer-the-offer"));
        put(me, appointment + "/cancellation", Map.of("reason", "WORK")).then().statusCode(409).body("code",
                is("answer-the-offer"));
    }

    @Test
    void a_hold_that_runs_out_and_a_move_free_a_time_too() {
        var lin = counsel();
        String an = member(someone()), bo = member(someone()), me = member(someone()), you = member(someone());
        put(an, "/v1/appointments/" + UUID.randomUUID(), hold(slot(lin, NINE, "VIDEO"), "VIDEO")).then().statusCode(201);
        var moving = booked(bo, lin, TEN, "VIDEO");
        String eleven = slot(lin, "2026-03-03T03:00:00Z", "VIDEO");
        String mine = wait(me, lin), yours = wait(you, lin);
        itIs(clock, MONDAY.plusSeconds(660));
        assertTrue(expiry.endDue());
        as(me).get(mine).then().body("offer.startsAt", is(NINE));
        put(bo, "/v1/appointments/" + moving + "/reschedule",
                Map.of("attempt", UUID.randomUUID(), "slot", eleven, "modality", "VIDEO")).then().statusCode(200);
        as(you).get(yours).then().body("offer.startsAt", is(TEN));
    }

    @Test
    void a_wish_is_kept_as_it_was_and_a_late_repeat_joins_nobody_again() {
        var lin = counsel();
        String me = member(someone());
        var wish = wish(lin);
        String path = "/v1/me/appointment-waitlist/" + UUID.randomUUID();
        put(me, path, wish).then().statusCode(201).body("state", is("WAITING"));
        put(me, path, wish).then().statusCode(200);
        put(member(someone()), path, wish).then().statusCode(409).body("code", is("id-in-use"));
        var other = new HashMap<>(wish);
        other.put("modality", "PHONE");
        put(me, path, other).then().statusCode(409).body("code", is("id-in-use"));
        other.put("closes", "2026-03-01T00:00:00Z");
        put(me, "/v1/me/appointment-waitlist/" + UUID.randomUUID(), other).then().statusCode(400).body("errors[0].pointer",
                is("/closes"));
        String since = as(me).get("/v1/me/appointment-waitlist").then().body("items", hasSize(1)).extract()
                .path("changedSince");
        as(me).delete(path).then().statusCode(200).body("state", is("LEFT"));
        put(me, path, wish).then().statusCode(200).body("state", is("LEFT"));
        as(me).queryParam("changedSince", since).get("/v1/me/appointment-waitlist").then().body("items[0].state", is("LEFT"));
        for (int i = 0; i < 5; i++) {
            wait(me, lin);
        }
        put(me, "/v1/me/appointment-waitlist/" + UUID.randomUUID(), wish).then().statusCode(409).body("code",
                is("too-many-waits"));
    }

    private static Map<String, Object> wish(Counsel counsel) {
        return new HashMap<>(Map.of("opens", "2026-03-02T16:00:00Z", "closes", "2026-03-03T16:00:00Z", "modality", "VIDEO",
                "counsellor", counsel.id()));
    }

    private static String wait(String me, Counsel counsel) {
        String path = "/v1/me/appointment-waitlist/" + UUID.randomUUID();
        put(me, path, wish(counsel)).then().statusCode(201);
        return path;
    }

    private static void cancel(String me, UUID appointment) {
        put(me, "/v1/appointments/" + appointment + "/cancellation", Map.of("reason", "WORK")).then().statusCode(200);
    }

    private static String offered(String me, String path) {
        return as(me).get(path).then().statusCode(200).body("state", is("OFFERED")).extract().path("offer.id");
    }

    private static ValidatableResponse answer(String me, String path, String answer, String offer) {
        return put(me, path + "/" + answer, Map.of("offer", offer)).then();
    }
}
