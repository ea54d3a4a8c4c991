package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.body;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.facts;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organize;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** 劳模课堂进车厢: a talk, and a ride along with few seats, in one registration. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkedEventsTest {

    @Inject
    cn.zhijia.kit.data.DatabaseClock clock;

    @org.junit.jupiter.api.AfterEach
    void real_time() {
        clock.shift(java.time.Duration.ZERO);
    }

    @Test
    void one_registration_covers_the_talk_and_the_ride() {
        var talk = event(10);
        var ride = event(1, "partOf", talk.toString());
        register("le1", talk, Map.of("alongside", List.of(ride))).statusCode(201).body("state", is("CONFIRMED"),
                "alongside.event", contains(ride.toString()), "alongside.state", contains("CONFIRMED"));
        register("le2", talk, Map.of("alongside", List.of(ride))).statusCode(201).body("state", is("CONFIRMED"),
                "alongside.state", contains("WAITLISTED"), "alongside.waitlistPosition", contains(1));
        member("le2").get(MINE, talk).then().body("alongside.state", contains("WAITLISTED"));
        guest().get(EVENT, ride).then().body("partOf", is(talk.toString()));
        cancel("le1", talk).statusCode(200);
        member("le1").get(MINE, ride).then().body("state", is("CANCELLED"), "endedBy", is("MAIN_EVENT"));
        assertEquals(List.of("PART_ENDED"), facts("le1"));
        assertEquals("CONFIRMED", state("le2", ride));
        audited(talk);
        audited(ride);
    }

    @Test
    void a_part_needs_a_registration_for_the_main_event() {
        var talk = event(10);
        var ride = event(5, "partOf", talk.toString());
        register("lf1", ride).statusCode(409).body("code", is("main-registration-needed"), "event", is(talk.toString()));
        register("lf1", talk).statusCode(201);
        register("lf1", ride).statusCode(201).body("state", is("CONFIRMED"));
        cancel("lf1", ride).statusCode(200);
        assertEquals("CONFIRMED", state("lf1", talk));
        register("lf1", ride).statusCode(201);
        organize(talk, "lf1", "rejection", Map.of("reason", "x")).statusCode(200);
        assertEquals("CANCELLED", state("lf1", ride));
        quota(ride).body("used", is(0));
    }

    @Test
    void all_that_is_named_is_registered_or_nothing_is() {
        var talk = event(10);
        var full = event(1, "partOf", talk.toString());
        quota(full, Map.of("size", 1, "waitlistSize", 0)).statusCode(200);
        register("lg1", talk, Map.of("alongside", List.of(full))).statusCode(201);
        register("lg2", talk, Map.of("alongside", List.of(full))).statusCode(409).body("code", is("event-full"));
        member("lg2").get(MINE, talk).then().statusCode(404);
        quota(talk).body("used", is(1));
        register("lg2", talk, Map.of("alongside", List.of(event(1)))).statusCode(400).body("errors[0].pointer",
                is("/alongside/0"), "errors[0].code", is("not-a-part"));
        register("lg2", talk).statusCode(201);
        var ride = event(1, "partOf", talk.toString());
        register("lg2", talk, Map.of("alongside", List.of(ride))).statusCode(200).body("alongside.state",
                contains("CONFIRMED"));
        audited(talk);
    }

    @Test
    void a_part_belongs_to_a_main_event_of_the_same_union() {
        var talk = event(10);
        var ride = draft("partOf", talk.toString());
        for (var main : List.of(UUID.randomUUID(), ride)) {
            organizer().body(body("partOf", main.toString())).put(EVENT, UUID.randomUUID()).then().statusCode(400)
                    .body("errors[0].pointer", is("/partOf"), "errors[0].code", is("not-a-main-event"));
        }
        organizer().header("If-Match", "*").body(body("partOf", draft().toString())).put(EVENT, talk).then().statusCode(400);
        Stage.organizer("airport").body(body("union", "airport", "partOf", talk.toString())).put(EVENT, UUID.randomUUID())
                .then().statusCode(400);
        organizer().header("If-Match", "*").body(body()).put(EVENT, ride).then().statusCode(200);
    }

    @Test
    void an_approval_on_second_thought_needs_the_main_event() {
        var talk = event(10);
        var ride = event(5, "partOf", talk.toString());
        register("lm1", talk, Map.of("alongside", List.of(ride)));
        organize(ride, "lm1", "rejection", Map.of("reason", "x")).statusCode(200);
        cancel("lm1", talk);
        organize(ride, "lm1", "approval", Map.of()).statusCode(409).body("code", is("main-registration-needed"));
        register("lm1", talk).statusCode(201);
        organize(ride, "lm1", "approval", Map.of()).statusCode(200).body("state", is("CONFIRMED"));
        audited(ride);
    }

    @Test
    void a_part_is_published_only_while_its_main_event_is() {
        var talk = event(10);
        var ride = draft("partOf", talk.toString());
        quota(ride, Map.of("size", 1));
        organizer().body(Map.of("reason", "天气")).put(EVENT + "/cancellation", talk).then().statusCode(200);
        organizer().put(EVENT + "/publication", ride).then().statusCode(409).body("code", is("main-not-published"));
    }

    @Test
    void who_got_no_seat_in_a_main_event_that_was_held_leaves_its_later_parts() {
        var hour = java.time.Instant.now().plusSeconds(3_600);
        var talk = event(1, "startsAt", hour.toString());
        var ride = event(5, "partOf", talk.toString());
        register("ln1", talk);
        register("ln2", talk, Map.of("alongside", List.of(ride))).body("state", is("WAITLISTED"));
        clock.shift(java.time.Duration.ofHours(2));
        organizer().put(EVENT + "/completion", talk).then().statusCode(200);
        assertEquals("CANCELLED", state("ln2", ride));
        audited(ride);
    }

    @Test
    void what_was_held_stays_when_the_main_event_ends_later() {
        var talk = event(10);
        var ride = event(5, "partOf", talk.toString(), "startsAt", java.time.Instant.now().plusSeconds(3_600).toString(),
                "endsAt", java.time.Instant.now().plusSeconds(7_200).toString());
        register("lo1", talk, Map.of("alongside", List.of(ride)));
        clock.shift(java.time.Duration.ofHours(3));
        cancel("lo1", talk).statusCode(200);
        assertEquals("CONFIRMED", state("lo1", ride));
        organizer().body(Map.of("reason", "天气")).put(EVENT + "/cancellation", talk).then().statusCode(200);
        guest().get(EVENT, ride).then().body("state", is("PUBLISHED"));
    }

    @Test
    void calling_the_main_event_off_calls_its_parts_off() {
        var talk = event(10);
        var ride = event(1, "partOf", talk.toString());
        register("lh1", talk, Map.of("alongside", List.of(ride)));
        organizer().body(Map.of("reason", "天气")).put(EVENT + "/cancellation", talk).then().statusCode(200);
        guest().get(EVENT, ride).then().body("state", is("CANCELLED"), "cancellationReason", is("天气"));
        assertEquals("CANCELLED", state("lh1", ride));
        assertEquals(List.of("EVENT_CANCELLED", "EVENT_CANCELLED"), facts("lh1"));
        quota(ride).body("used", is(0));
    }

    @Test
    void people_who_come_and_go_in_both_directions_never_wait_for_each_other() throws Exception {
        var talk = event(4);
        var one = event(2, "partOf", talk.toString());
        var two = event(2, "partOf", talk.toString());
        IntStream.range(0, 8).forEach(i -> Stage.token("lk" + i));
        var calls = new ArrayList<Callable<Integer>>();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 8; i++) {
                var who = "lk" + i;
                var parts = i % 2 == 0 ? List.of(one, two) : List.of(two, one);
                calls.add(() -> register(who, talk, Map.of("alongside", parts)).extract().statusCode());
                calls.add(() -> register(who, parts.get(0)).extract().statusCode());
                calls.add(() -> cancel(who, talk).extract().statusCode());
                calls.add(() -> cancel(who, parts.get(1)).extract().statusCode());
            }
        }
        int deadlocks = Stage.deadlocks();
        java.util.Collections.shuffle(calls, new java.util.Random(7));
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var answer : threads
                    .invokeAll(calls.stream().<Callable<Integer>> map(call -> () -> Stage.patiently(call)).toList())) {
                assertTrue(answer.get() < 500, "answered " + answer.get());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(deadlocks, Stage.deadlocks());
        for (int i = 0; i < 8; i++) {
            for (var part : List.of(one, two)) {
                if (live("lk" + i, part)) {
                    assertTrue(live("lk" + i, talk), "a part without its main event");
                }
            }
        }
        List.of(talk, one, two).forEach(Stage::audited);
    }

    private static boolean live(String who, UUID event) {
        String state = member(who).get(MINE, event).path("state");
        return List.of("CONFIRMED", "WAITLISTED").contains(String.valueOf(state));
    }
}
