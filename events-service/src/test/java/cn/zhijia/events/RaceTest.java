package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.START;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.body;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.kit.testing.Locks.awaitWaiting;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Calls that meet in the middle: a row is held from outside until all of them wait for it, in the order in which they came. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RaceTest {

    @Inject
    AgroalDataSource database;

    @Test
    void who_registers_while_the_event_is_moved_registers_for_the_new_time() throws Exception {
        var event = event(5);
        var moved = START.plusSeconds(3_600).toString();
        var answers = meeting("select 1 from quota where event_id = ? for update", event, List.of(
                () -> organizer().header("If-Match", "*")
                        .body(Map.of("startsAt", moved, "endsAt", START.plusSeconds(20_000).toString()))
                        .put(EVENT + "/reschedule", event),
                () -> registering("race1", event, UUID.randomUUID())));
        answers.get(0).then().statusCode(200).body("revision", is(2));
        answers.get(1).then().statusCode(201).body("state", is("CONFIRMED"), "revision", is(2), "startsAt", is(moved));
        quota(event).body("used", is(1));
        audited(event);
    }

    @Test
    void who_registers_just_before_the_event_is_moved_is_asked_again() throws Exception {
        var event = event(5);
        meeting("select 1 from quota where event_id = ? for update", event, List.of(
                () -> registering("race2", event, UUID.randomUUID()),
                () -> organizer().header("If-Match", "*")
                        .body(Map.of("startsAt", START.plusSeconds(60).toString(), "endsAt",
                                START.plusSeconds(20_000).toString()))
                        .put(EVENT + "/reschedule", event)))
                .get(0).then().statusCode(201).body("revision", is(1));
        member("race2").get(MINE, event).then().body("reconfirmationNeeded", is(true), "revision", is(2));
        assertEquals(List.of("RESCHEDULED"), Stage.facts("race2"));
    }

    @Test
    void who_registers_while_the_rules_are_changed_comes_under_the_new_rules() throws Exception {
        var approved = event(5);
        edited(approved, "needsApproval", true).then().statusCode(201).body("state", is("PENDING_APPROVAL"));
        quota(approved).body("used", is(0));
        var open = event(5, "needsApproval", true);
        edited(open, "needsApproval", false).then().statusCode(201).body("state", is("CONFIRMED"));
        quota(open).body("used", is(1));
        edited(event(5), "audience", Map.of("rule", "UNIONS", "unions", List.of("airport"))).then().statusCode(403)
                .body("code", is("outside-audience"));
        var later = event(5);
        edited(later, "registrationOpensAt", START.minusSeconds(60).toString()).then().statusCode(409).body("code",
                is("registration-not-open"));
        for (var event : List.of(approved, open, later)) {
            audited(event);
        }
    }

    /** What registering is answered that waits for a seat while an organizer's edit is about to be written. */
    private Response edited(UUID event, String rule, Object value) throws Exception {
        var answers = meeting("select 1 from quota where event_id = ? for update", event, List.of(
                () -> organizer().header("If-Match", "*").body(body(rule, value)).put(EVENT, event),
                () -> registering("race3", event, UUID.randomUUID())));
        answers.get(0).then().statusCode(200);
        return answers.get(1);
    }

    @Test
    void who_registers_while_a_quota_is_added_is_counted_by_it() throws Exception {
        var one = event(5);
        var several = Stage.eventWith(
                Map.of(UUID.randomUUID(), Map.of("size", 5), UUID.randomUUID(),
                        Map.of("size", 5, "unions", List.of("airport"))));
        for (var event : List.of(one, several)) {
            var added = UUID.randomUUID();
            var answers = meeting("select 1 from quota where event_id = ? for update", event, List.of(
                    () -> quota(event, added, Map.of("size", 1, "unions", List.of("bus"))).extract().response(),
                    () -> registering("race7", event, UUID.randomUUID())));
            answers.get(0).then().statusCode(201);
            answers.get(1).then().statusCode(201).body("state", is("CONFIRMED"), "quotas.size()", is(2));
            quota(event, added).body("used", is(1));
            audited(event);
        }
    }

    @Test
    void who_gives_the_main_event_up_while_registering_for_a_part_loses_the_part() throws Exception {
        var talk = event(5);
        var ride = event(5, "partOf", talk.toString());
        var attempt = UUID.randomUUID();
        register("race8", talk, attempt).statusCode(201);
        var answers = meeting("select 1 from quota where event_id = ? for update", ride,
                List.of(() -> registering("race8", ride, UUID.randomUUID()),
                        () -> cancel("race8", talk, attempt).extract().response()));
        answers.get(0).then().statusCode(201).body("state", is("CONFIRMED"));
        answers.get(1).then().statusCode(200);
        assertEquals("CANCELLED", Stage.state("race8", ride));
        quota(ride).body("used", is(0));
        audited(ride);
    }

    @Test
    void who_asks_for_a_part_again_while_giving_the_main_event_up_is_not_told_of_a_seat() throws Exception {
        var talk = event(5);
        var ride = event(5, "partOf", talk.toString());
        var attempt = UUID.randomUUID();
        register("race12", talk, attempt).statusCode(201);
        register("race12", ride).statusCode(201);
        var answers = meeting("select 1 from registration where event_id = ? for update", talk,
                List.of(() -> cancel("race12", talk, attempt).extract().response(),
                        () -> registering("race12", ride, UUID.randomUUID())));
        answers.get(0).then().statusCode(200);
        answers.get(1).then().statusCode(409).body("code", is("main-registration-needed"));
        assertEquals("CANCELLED", Stage.state("race12", ride));
        audited(ride);
    }

    @Test
    void who_declines_an_offer_while_accepting_it_has_accepted_it() throws Exception {
        var event = event(1, "offerPeriod", "PT12H");
        List.of("race9", "race10", "race11").forEach(who -> register(who, event));
        cancel("race9", event);
        String offer = member("race10").get(MINE, event).path("offer");
        var answers = meeting("select 1 from registration where event_id = ? and state = 'OFFERED' for update", event,
                List.of(() -> member("race10").body(Map.of("offer", offer)).put(MINE + "/acceptance", event),
                        () -> member("race10").body(Map.of("offer", offer)).put(MINE + "/decline", event)));
        answers.get(0).then().statusCode(200).body("state", is("CONFIRMED"));
        answers.get(1).then().statusCode(409).body("from", is("CONFIRMED"));
        assertEquals("WAITLISTED", Stage.state("race11", event));
        audited(event);
    }

    @Test
    void a_parallel_repeat_for_the_last_seat_is_answered_with_that_seat() throws Exception {
        var event = event(1);
        quota(event, Map.of("size", 1, "waitlistSize", 0)).statusCode(200);
        register("race4", event(1)).statusCode(201); // a first sign-in would let them in one by one
        var attempt = UUID.randomUUID();
        var answers = meeting("select 1 from quota where event_id = ? for update", event,
                List.of(() -> registering("race4", event, attempt), () -> registering("race4", event, attempt)));
        assertEquals(List.of(200, 201), answers.stream().map(Response::statusCode).sorted().toList());
        answers.forEach(answer -> answer.then().body("state", is("CONFIRMED"), "attempt", is(attempt.toString())));
        register("race5", event).statusCode(409).body("code", is("event-full"));
        audited(event);
    }

    @Test
    void a_circle_of_waiting_transactions_is_broken_told_to_the_caller_and_counted() throws Exception {
        var event = event(5);
        register("circle", event);
        int before = Stage.deadlocks();
        try (var held = database.getConnection(); var statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("set local deadlock_timeout = '30s'"); // so that the service is the one who looks
            statement.execute("select 1 from registration where event_id = '" + event + "' for update");
            var cancelled = CompletableFuture.supplyAsync(() -> cancel("circle", event).extract().statusCode());
            awaitWaiting(database, 1);
            statement.execute("select 1 from quota where event_id = '" + event + "' for update");
            assertEquals(503, cancelled.join());
            held.rollback();
        }
        assertEquals(before + 1, Stage.deadlocks());
        cancel("circle", event).statusCode(200);
    }

    /** Whoever promotes somebody writes it down beside the person, while the newcomer waits for the very same seats. */
    @Test
    void who_signs_in_for_the_first_time_keeps_nobody_from_writing_about_the_person() throws Exception {
        var event = event(5);
        try (var held = database.getConnection(); var statement = held.createStatement()) {
            statement.execute("insert into person (id, member_no) values (gen_random_uuid(), 'T-newcomer')");
            held.setAutoCommit(false);
            statement.execute("select 1 from quota where event_id = '" + event + "' for update");
            var registered = CompletableFuture.supplyAsync(() -> register("newcomer", event).extract().statusCode());
            awaitWaiting(database, 1);
            assertTrue(
                    statement.executeQuery("select 1 from person where member_no = 'T-newcomer' for key share nowait").next());
            held.rollback();
            assertEquals(201, registered.join());
        }
    }

    /** As {@code people_who_come_and_go_in_both_directions} do, whose circle was seen once in a great while only. */
    @Test
    void a_repeat_that_names_parts_waits_for_the_main_registration_before_it_touches_a_part() throws Exception {
        var talk = event(5);
        var parts = List.of(event(2, "partOf", talk.toString()), event(2, "partOf", talk.toString())).stream()
                .sorted(Ids.ORDER).toList();
        var attempt = UUID.randomUUID();
        register("race7", talk, attempt);
        register("race7", parts.get(0));
        try (var held = database.getConnection(); var statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("select 1 from registration where event_id = '" + talk + "' for update");
            var repeated = CompletableFuture.supplyAsync(
                    () -> register("race7", talk, Map.of("attempt", attempt, "alongside", parts)).extract().statusCode());
            awaitWaiting(database, 1);
            assertTrue(statement.executeQuery(
                    "select 1 from registration where event_id = '" + parts.get(0) + "' for update nowait").next());
            held.rollback();
            assertEquals(200, repeated.join());
        }
    }

    @Test
    void who_waits_too_long_for_a_row_is_asked_to_come_again() throws Exception {
        var event = event(5);
        try (var held = database.getConnection(); var statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("select 1 from quota where event_id = '" + event + "' for update");
            register("patient", event).statusCode(503).body("code", is("busy")).header("Retry-After", notNullValue());
            held.rollback();
        }
        register("patient", event).statusCode(201).body("state", is("CONFIRMED"));
    }

    @Test
    void an_attempt_that_comes_while_the_registration_is_cancelled_is_not_forgotten() throws Exception {
        var event = event(1);
        register("race6", event).statusCode(201);
        var late = UUID.randomUUID();
        meeting("update registration set later_attempts = array_append(later_attempts, cast('" + late
                + "' as uuid)) where event_id = ? returning 1", event,
                List.of(() -> cancel("race6", event).extract().response()))
                .get(0).then().statusCode(200);
        register("race6", event, late).statusCode(200).body("state", is("CANCELLED"));
        quota(event).body("used", is(0));
    }

    private static Response registering(String who, UUID event, UUID attempt) {
        return register(who, event, attempt).extract().response();
    }

    /** Holds what the statement locks until each of the calls waits in turn, lets go, and gives their answers. */
    private List<Response> meeting(String hold, UUID event, List<Callable<Response>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(hold)) {
                statement.setObject(1, event);
                assertTrue(statement.executeQuery().next());
                var answers = new ArrayList<Future<Response>>();
                for (var call : calls) {
                    answers.add(threads.submit(call));
                    awaitWaiting(database, answers.size());
                }
                connection.commit();
                var given = new ArrayList<Response>();
                for (var answer : answers) {
                    given.add(answer.get());
                }
                return given;
            }
        } finally {
            threads.shutdown();
        }
    }
}
