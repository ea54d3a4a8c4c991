package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RushTest {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void six_hundred_and_forty_people_for_a_hundred_seats() throws Exception {
        var event = event(100);
        IntStream.range(0, 640).forEach(i -> Stage.token("rush" + i));
        together(64, IntStream.range(0, 640).<Callable<Integer>> mapToObj(i -> () -> put("rush" + i, event, UUID.randomUUID()))
                .toList()).forEach(status -> assertTrue(status == 200 || status == 201, "answered " + status));
        var people = people(event);
        assertEquals(640, people.size());
        var order = people.stream().sorted(Comparator.comparing(p -> Instant.parse((String) p.get("joinedAt")))).toList();
        for (int i = 0; i < 640; i++) {
            assertEquals(i < 100 ? "CONFIRMED" : "WAITLISTED", order.get(i).get("state"), "of the one who joined as " + i);
            assertEquals(i < 100 ? null : i - 99, order.get(i).get("waitlistPosition"));
        }
        quota(event).body("used", is(100), "waiting", is(540));
        audited(event);
        cancel(nameOf(order.get(7)), event).statusCode(200);
        assertEquals("CONFIRMED", state(nameOf(order.get(100)), event));
        assertEquals("WAITLISTED", state(nameOf(order.get(101)), event));
    }

    @Test
    void of_fifty_newcomers_nobody_overtakes_fifty_who_wait_while_fifty_cancel() throws Exception {
        var event = event(50);
        var attempt = UUID.randomUUID();
        for (int i = 0; i < 100; i++) {
            put("old" + i, event, attempt);
        }
        IntStream.range(0, 50).forEach(i -> Stage.token("new" + i));
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 50; i++) {
            var leaves = "old" + i;
            var comes = "new" + i;
            calls.add(() -> delete(leaves, event, attempt));
            calls.add(() -> put(comes, event, UUID.randomUUID()));
        }
        together(16, calls).forEach(status -> assertTrue(status < 300, "answered " + status));
        for (var person : people(event)) {
            var name = nameOf(person);
            if (name.startsWith("new")) {
                assertEquals("WAITLISTED", person.get("state"), name);
            } else {
                assertEquals(Integer.parseInt(name.substring(3)) < 50 ? "CANCELLED" : "CONFIRMED", person.get("state"), name);
            }
        }
        quota(event).body("used", is(50), "waiting", is(50));
        audited(event);
    }

    @Test
    void seats_that_are_taken_away_and_added_during_a_rush_go_in_the_order_of_joining() throws Exception {
        var event = event(20);
        IntStream.range(0, 120).forEach(i -> Stage.token("flux" + i));
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 120; i++) {
            var who = "flux" + i;
            calls.add(() -> put(who, event, UUID.randomUUID()));
            if (i % 12 == 6) {
                int size = i % 24 == 6 ? 5 : 20 + i / 4;
                calls.add(() -> Stage.patiently(() -> quota(event, Map.of("size", size, "allowOversubscribed", true)).extract()
                        .statusCode()));
            }
        }
        together(16, calls).forEach(status -> assertTrue(status < 300, "answered " + status));
        quota(event, Map.of("size", 60)).statusCode(200).body("used", is(60), "waiting", is(60), "oversubscribed", is(false));
        var order = people(event);
        for (int i = 0; i < 120; i++) {
            assertEquals(i < 60 ? "CONFIRMED" : "WAITLISTED", order.get(i).get("state"), "of the one who joined as " + i);
        }
        audited(event);
    }

    @Test
    void while_people_come_and_go_no_seat_is_idle_beside_somebody_who_waits() throws Exception {
        var event = event(10);
        together(16, IntStream.range(0, 24).<Callable<Integer>> mapToObj(i -> () -> {
            int worst = 0;
            for (int round = 0; round < 8; round++) {
                var attempt = UUID.randomUUID();
                worst = Math.max(worst, put("swap" + i, event, attempt));
                worst = Math.max(worst, delete("swap" + i, event, attempt));
                if (round % 4 == i % 4) {
                    audited(event);
                }
            }
            return Math.max(worst, put("swap" + i, event, UUID.randomUUID()));
        }).toList()).forEach(status -> assertTrue(status < 300, "answered " + status));
        audited(event);
        quota(event).body("used", is(10), "waiting", is(14));
        assertEquals(10, people(event).stream().filter(p -> p.get("state").equals("CONFIRMED")).count());
    }

    @Test
    void who_comes_while_the_last_seat_is_given_up_does_not_wait_beside_it() throws Exception {
        var event = event(1);
        var present = UUID.randomUUID();
        put("duet0", event, present);
        for (int round = 0; round < 60; round++) {
            var leaves = "duet" + round % 2;
            var comes = "duet" + (round + 1) % 2;
            var attempt = UUID.randomUUID();
            var given = present;
            together(2, List.of(() -> delete(leaves, event, given), () -> put(comes, event, attempt)))
                    .forEach(status -> assertTrue(status < 300, "answered " + status));
            present = attempt;
            assertEquals("CONFIRMED", state(comes, event), "in round " + round);
        }
        audited(event);
    }

    @Test
    void parallel_retries_of_one_person_make_one_registration() throws Exception {
        put("eager", event(1), UUID.randomUUID()); // a first sign-in would let them in one by one
        var event = event(3);
        var attempt = UUID.randomUUID();
        var answers = together(16, IntStream.range(0, 32)
                .<Callable<Integer>> mapToObj(i -> () -> put("eager", event, i % 2 == 0 ? attempt : UUID.randomUUID()))
                .toList());
        assertEquals(1, answers.stream().filter(s -> s == 201).count());
        assertEquals(31, answers.stream().filter(s -> s == 200).count());
        quota(event).body("used", is(1), "waiting", is(0));
        assertEquals(1, people(event).size());
    }

    @Test
    void parallel_cancellations_release_one_seat() throws Exception {
        var event = event(1);
        var attempt = UUID.randomUUID();
        for (var who : List.of("can1", "can2", "can3")) {
            put(who, event, attempt);
        }
        together(16, IntStream.range(0, 16).<Callable<Integer>> mapToObj(i -> () -> delete("can1", event, attempt)).toList())
                .forEach(status -> assertEquals(200, status));
        assertEquals("CONFIRMED", state("can2", event));
        assertEquals("WAITLISTED", state("can3", event));
        audited(event);
    }

    @Test
    void nobody_gets_into_an_event_that_is_being_called_off() throws Exception {
        for (int round = 0; round < 5; round++) {
            var event = event(5);
            int number = round;
            var calls = new ArrayList<Callable<Integer>>();
            IntStream.range(0, 24).forEach(i -> calls.add(() -> put("late" + number + "-" + i, event, UUID.randomUUID())));
            calls.add(8, () -> organizer().body(Map.of("reason", "天气")).put(EVENT + "/cancellation", event).statusCode());
            together(12, calls).forEach(status -> assertTrue(status < 300 || status == 409, "answered " + status));
            assertTrue(people(event).stream().allMatch(p -> p.get("state").equals("CANCELLED")));
            audited(event);
        }
    }

    private static String nameOf(Map<String, Object> person) {
        return ((String) person.get("memberNo")).substring(2);
    }

    /** Everybody who registered, page by page. */
    private static List<Map<String, Object>> people(UUID event) {
        var people = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var call = organizer().queryParam("limit", 100);
            var page = (cursor == null ? call : call.queryParam("cursor", cursor)).get(EVENT + "/registrations", event).then()
                    .statusCode(200).extract();
            people.addAll(page.path("items"));
            cursor = page.path("next");
        } while (cursor != null);
        return people;
    }

    private int put(String who, UUID event, UUID attempt) throws IOException, InterruptedException {
        return call(who, event, "", request -> request.PUT(BodyPublishers.ofString("{\"attempt\":\"" + attempt + "\"}")));
    }

    private int delete(String who, UUID event, UUID attempt) throws IOException, InterruptedException {
        return call(who, event, "?attempt=" + attempt, HttpRequest.Builder::DELETE);
    }

    /** The status of the answer; a 503 is repeated as the contract asks, only sooner. */
    private int call(String who, UUID event, String query, java.util.function.UnaryOperator<HttpRequest.Builder> method)
            throws IOException, InterruptedException {
        var uri = URI.create("http://localhost:" + RestAssured.port + "/v1/events/" + event + "/registration" + query);
        var request = method.apply(HttpRequest.newBuilder(uri).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Stage.token(who))).build();
        while (true) {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 503) {
                return answer.statusCode();
            }
            assertTrue(answer.headers().firstValue("Retry-After").isPresent());
            Thread.sleep(50);
        }
    }

    private static List<Integer> together(int threads, List<Callable<Integer>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
