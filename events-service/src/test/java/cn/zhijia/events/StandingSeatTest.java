package cn.zhijia.events;

import static cn.zhijia.events.Club.SEAT;
import static cn.zhijia.events.Club.change;
import static cn.zhijia.events.Club.event;
import static cn.zhijia.events.Club.except;
import static cn.zhijia.events.Club.made;
import static cn.zhijia.events.Club.seats;
import static cn.zhijia.events.Club.subscribed;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.series.Horizon;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingSeatTest {

    private static final String OPT_OUT = SEAT + "/opt-outs/{date}";
    private static final String FIRST = "2026-04-03T19:30";
    private static final String SECOND = "2026-04-10T19:30";

    @Inject
    DatabaseClock clock;
    @Inject
    Horizon horizon;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void spring() {
        clock.shift(Club.noon("2026-04-01"));
    }

    @AfterEach
    void today() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void who_subscribed_first_sits_first_on_every_date_those_made_later_too() {
        var id = made("size", 1, "rrule", "FREQ=WEEKLY");
        subscribed("seat1", id);
        subscribed("seat2", id);
        assertEquals(Set.of("CONFIRMED"), Set.copyOf(seats("seat1", id, "state").values()));
        assertEquals(Set.of("WAITLISTED"), Set.copyOf(seats("seat2", id, "state").values()));
        clock.shift(Club.noon("2026-04-20"));
        horizon.move();
        assertEquals("CONFIRMED", seats("seat1", id, "state").get("2026-06-12T19:30"));
        assertEquals("WAITLISTED", seats("seat2", id, "state").get("2026-06-12T19:30"));
        register("seat3", event(id, "2026-06-12T19:30")).body("state", is("WAITLISTED"), "waitlistPosition", is(2));
        audited(event(id, "2026-06-12T19:30"));
    }

    @Test
    void a_full_date_is_shown_and_stops_no_other() {
        var id = made("size", 1);
        var full = event(id, SECOND);
        Stage.quota(full, Map.of("size", 1, "waitlistSize", 0)).statusCode(200);
        register("seat4", full).statusCode(201);
        subscribed("seat5", id);
        assertEquals("event-full", seats("seat5", id, "refusal").get(SECOND));
        assertNull(seats("seat5", id, "state").get(SECOND));
        assertEquals("CONFIRMED", seats("seat5", id, "state").get(FIRST));
        assertEquals("CONFIRMED", seats("seat5", id, "state").get("2026-04-17T19:30"));
        audited(full);
    }

    @Test
    void opting_out_of_a_date_hands_the_seat_over_and_coming_back_waits_in_line() {
        var id = made("size", 1);
        subscribed("seat6", id);
        var event = event(id, SECOND);
        register("seat7", event).body("state", is("WAITLISTED"));
        var out = UUID.randomUUID();
        var back = UUID.randomUUID();
        for (int twice = 0; twice < 2; twice++) {
            optOut("seat6", id, SECOND, out).statusCode(200);
            assertEquals(true, seats("seat6", id, "optedOut").get(SECOND));
            assertEquals("CANCELLED", state("seat6", event));
            assertEquals("CONFIRMED", state("seat7", event));
        }
        assertEquals("CONFIRMED", seats("seat6", id, "state").get(FIRST));
        for (int twice = 0; twice < 2; twice++) {
            comeBack("seat6", id, SECOND, back).statusCode(200);
            assertEquals("WAITLISTED", state("seat6", event));
        }
        cancel("seat7", event).statusCode(200);
        assertEquals("CONFIRMED", seats("seat6", id, "state").get(SECOND));
        optOut("seat6", id, "2026-04-11T19:30", UUID.randomUUID()).statusCode(404);
        optOut("seat7", id, SECOND, UUID.randomUUID()).statusCode(404);
        member("seat6").body(Map.of()).put(OPT_OUT, id, SECOND).then().statusCode(400);
        member("seat6").delete(OPT_OUT, id, SECOND).then().statusCode(400);
        audited(event);
    }

    @Test
    void a_late_repeat_of_an_earlier_decision_changes_nothing() {
        var id = made("size", 1);
        var attempt = subscribed("seat20", id);
        var event = event(id, SECOND);
        register("seat21", event).body("state", is("WAITLISTED"));
        var out = UUID.randomUUID();
        var back = UUID.randomUUID();
        optOut("seat20", id, SECOND, out).statusCode(200);
        comeBack("seat20", id, SECOND, back).statusCode(200);
        cancel("seat21", event).statusCode(200);
        assertEquals("CONFIRMED", state("seat20", event));
        optOut("seat20", id, SECOND, out).statusCode(200);
        assertEquals(false, seats("seat20", id, "optedOut").get(SECOND));
        assertEquals("CONFIRMED", state("seat20", event));
        optOut("seat20", id, SECOND, UUID.randomUUID()).statusCode(200);
        comeBack("seat20", id, SECOND, back).statusCode(200);
        assertEquals("CANCELLED", state("seat20", event));
        member("seat20").queryParam("attempt", attempt.toString()).delete(SEAT, id).then().statusCode(200);
        subscribed("seat20", id);
        optOut("seat20", id, SECOND, out).statusCode(200);
        assertEquals("CONFIRMED", state("seat20", event));
        clock.shift(Club.noon("2026-04-11"));
        optOut("seat20", id, SECOND, out).statusCode(200);
        optOut("seat20", id, SECOND, UUID.randomUUID()).statusCode(409).body("code", is("event-started"));
    }

    @Test
    void a_date_held_again_seats_its_subscribers_the_first_of_them_too() {
        var id = made("size", 2);
        var event = event(id, SECOND);
        Stage.quota(event, UUID.randomUUID(), Map.of("size", 50, "unions", List.of("shouer"))).statusCode(201);
        subscribed("seat22", id);
        subscribed("seat23", id);
        except(id, SECOND, Map.of("cancelled", true, "reason", "书店装修")).statusCode(200);
        except(id, SECOND, Map.of()).statusCode(200);
        assertNull(seats("seat22", id, "refusal").get(SECOND));
        assertEquals(List.of("CONFIRMED", "CONFIRMED"), List.of(state("seat22", event), state("seat23", event)));
        register("seat24", event).body("state", is("WAITLISTED"));
        Stage.quota(event).body("used", is(2), "oversubscribed", is(false));
        audited(event);
    }

    @Test
    void giving_up_the_standing_seat_releases_every_date_beyond_the_hundredth_too() {
        var id = made("rrule", "FREQ=DAILY", "localStart", "2026-04-02T19:30");
        var attempt = subscribed("seat26", id);
        var day = LocalDate.parse("2026-06-15");
        for (int i = 0; i < 45; i++, day = day.plusDays(1)) {
            except(id, day + "T19:30", Map.of("title", "暑期专场")).statusCode(200);
        }
        var last = event(id, day.minusDays(1) + "T19:30");
        assertEquals("CONFIRMED", state("seat26", last));
        member("seat26").queryParam("attempt", attempt.toString()).delete(SEAT, id).then().statusCode(200);
        assertEquals("CANCELLED", state("seat26", last));
        assertEquals("CANCELLED", state("seat26", event(id, FIRST)));
    }

    @Test
    void a_standing_seat_is_for_the_audience_of_the_series() {
        var id = made("audience", Map.of("rule", "OWN_UNION"));
        member("seat27", "airport").body(Map.of("attempt", UUID.randomUUID())).put(SEAT, id).then().statusCode(403).body("code",
                is("outside-audience"));
        member("seat27", "airport").get(SEAT, id).then().statusCode(404);
        subscribed("seat28", id);
    }

    @Test
    void the_two_hundred_and_first_standing_seat_is_refused_until_one_is_given_up() throws SQLException {
        var id = made("localStart", "2026-09-04T19:30");
        var attempt = subscribed("seat29", id);
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("""
                    with people as (insert into person (id, member_no)
                        select gen_random_uuid(), 'T-many-' || n from generate_series(1, 199) n returning id)
                    insert into subscription (id, series_id, person_id, attempt, subscribed_at)
                    select gen_random_uuid(), '%s', id, gen_random_uuid(), now() from people""".formatted(id));
        }
        var wish = Map.of("attempt", UUID.randomUUID());
        member("seat30").body(wish).put(SEAT, id).then().statusCode(409).body("code", is("series-full"), "most", is(200));
        member("seat29").body(Map.of("attempt", attempt)).put(SEAT, id).then().statusCode(200);
        member("seat29").queryParam("attempt", attempt.toString()).delete(SEAT, id).then().statusCode(200);
        member("seat30").body(wish).put(SEAT, id).then().statusCode(201);
    }

    @Test
    void who_opted_out_before_a_date_is_held_again_stays_out() {
        var id = made();
        subscribed("seat8", id);
        subscribed("seat9", id);
        optOut("seat8", id, SECOND, UUID.randomUUID()).statusCode(200);
        except(id, SECOND, Map.of("cancelled", true, "reason", "书店装修")).statusCode(200);
        assertEquals("CANCELLED", state("seat9", event(id, SECOND)));
        except(id, SECOND, Map.of()).statusCode(200);
        assertEquals("CONFIRMED", state("seat9", event(id, SECOND)));
        assertEquals("CANCELLED", state("seat8", event(id, SECOND)));
        audited(event(id, SECOND));
    }

    @Test
    void a_registration_that_the_member_cancelled_is_not_made_again() {
        var id = made();
        subscribed("seat10", id);
        var event = event(id, SECOND);
        cancel("seat10", event).statusCode(200);
        change(id, "title", "读书会").statusCode(200);
        horizon.move();
        except(id, SECOND, Map.of("cancelled", true, "reason", "书店装修")).statusCode(200);
        except(id, SECOND, Map.of()).statusCode(200);
        assertEquals("CANCELLED", state("seat10", event));
        assertEquals("CANCELLED", seats("seat10", id, "state").get(SECOND));
    }

    @Test
    void giving_up_the_standing_seat_releases_every_date() {
        var id = made("size", 1);
        var attempt = subscribed("seat11", id);
        subscribed("seat12", id);
        member("seat11").body(Map.of("attempt", attempt)).put(SEAT, id).then().statusCode(200).body("dates", hasSize(9));
        member("seat11").delete(SEAT, id).then().statusCode(400);
        for (int twice = 0; twice < 2; twice++) {
            member("seat11").queryParam("attempt", attempt.toString()).delete(SEAT, id).then().statusCode(200).body("endedAt",
                    notNullValue());
        }
        assertEquals(Set.of("CONFIRMED"), Set.copyOf(seats("seat12", id, "state").values()));
        member("seat11").body(Map.of("attempt", attempt)).put(SEAT, id).then().statusCode(200).body("endedAt", notNullValue());
        assertEquals("CANCELLED", state("seat11", event(id, FIRST)));
        subscribed("seat11", id);
        assertEquals(Set.of("WAITLISTED"), Set.copyOf(seats("seat11", id, "state").values()));
        audited(event(id, FIRST));
    }

    @Test
    void who_registered_before_subscribing_keeps_that_seat() {
        var id = made("size", 2);
        register("seat13", event(id, FIRST)).statusCode(201);
        subscribed("seat13", id);
        assertEquals("CONFIRMED", seats("seat13", id, "state").get(FIRST));
        Stage.quota(event(id, FIRST)).body("used", is(1));
        optOut("seat13", id, FIRST, UUID.randomUUID()).statusCode(200);
        Stage.quota(event(id, FIRST)).body("used", is(0));
    }

    @Test
    void a_changed_rule_detaches_dates_with_standing_seats_and_seats_them_on_the_new_ones() {
        var id = made();
        subscribed("seat14", id);
        List<String> detached = change(id, "rrule", "FREQ=WEEKLY;BYDAY=TH;COUNT=3", "localStart", "2026-04-02T19:30")
                .statusCode(200).extract().path("detached");
        assertEquals(9, detached.size());
        assertTrue(seats("seat14", id, "state").get("2026-04-09T19:30").equals("CONFIRMED"));
    }

    @Test
    void two_wishes_at_once_are_one_standing_seat() throws Exception {
        var id = made("size", 5);
        member("seat16").get(SEAT, id);
        register("seat16", event(made(), FIRST)).statusCode(201); // a first sign-in would let them in one by one
        Callable<Integer> wish = () -> member("seat16").body(Map.of("attempt", UUID.randomUUID())).put(SEAT, id).statusCode();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(List.of(wish, wish, wish, wish))) {
                answers.add(answer.get());
            }
            assertEquals(List.of(200, 200, 200, 201), answers.stream().sorted().toList());
        } finally {
            threads.shutdown();
        }
        Stage.quota(event(id, FIRST)).body("used", is(1));
    }

    @Test
    void nobody_but_members_has_standing_seats() {
        var id = made();
        guest().get(SEAT, id).then().statusCode(401);
        member("seat15").get(SEAT, id).then().statusCode(404);
        member("seat15").body(Map.of("attempt", UUID.randomUUID())).put(SEAT, UUID.randomUUID()).then().statusCode(404);
        member("seat15").body(Map.of()).put(SEAT, id).then().statusCode(400);
    }

    private static ValidatableResponse optOut(String name, UUID series, String date, UUID decision) {
        return member(name).body(Map.of("decision", decision)).put(OPT_OUT, series, date).then();
    }

    private static ValidatableResponse comeBack(String name, UUID series, String date, UUID decision) {
        return member(name).queryParam("decision", decision.toString()).delete(OPT_OUT, series, date).then();
    }
}
