package cn.zhijia.events;

import static cn.zhijia.events.Gates.body;
import static cn.zhijia.events.Gates.item;
import static cn.zhijia.events.Gates.open;
import static cn.zhijia.events.Gates.scan;
import static cn.zhijia.events.Gates.seat;
import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Gates at the same moment. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckInRaceTest {

    private static final int ROUNDS = 20;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    @Test
    void of_two_gates_with_one_ticket_one_lets_in_and_the_other_names_it() throws Exception {
        var event = open(5);
        var ticket = seat("an", event);
        for (int round = 0; round < ROUNDS; round++) {
            var answers = atOnce(asking(event, ticket, "gate-1"), asking(event, ticket, "gate-2"));
            assertEquals(List.of("ADMITTED", "DUPLICATE"), verdicts(answers), "round " + round);
            var in = answers.stream().filter(a -> a.path("verdict").equals("ADMITTED")).findFirst().orElseThrow();
            var out = answers.stream().filter(a -> a.path("verdict").equals("DUPLICATE")).findFirst().orElseThrow();
            out.then().body("first.scanId", is(in.<String> path("scanId")), "first.deviceId", is(in.<String> path("deviceId")));
            scan(event, ticket, "direction", "EXIT").body("verdict", is("ADMITTED")); // and again, as a re-entry
        }
        organizer().get(EVENT + "/check-in/stats", event).then().body("attended", is(1), "inside", is(0),
                "gates[0].entries", is(ROUNDS));
    }

    private static Callable<Response> asking(UUID event, String ticket, String device) {
        return () -> organizer().body(body(ticket, device)).put(Gates.SCAN, event, UUID.randomUUID());
    }

    @Test
    void parallel_repeats_are_one_scan() throws Exception {
        var event = open(5);
        for (int round = 0; round < ROUNDS; round++) {
            var sent = body(round % 2 == 0 ? seat("r" + round, event(event, round)) : "nonsense", "gate-1");
            var target = round % 2 == 0 ? last : event;
            var id = UUID.randomUUID();
            Callable<Response> repeat = () -> organizer().body(sent).put(Gates.SCAN, target, id);
            var answers = atOnce(repeat, repeat, repeat);
            assertEquals(1, answers.stream().map(Response::asString).distinct().count(), "round " + round);
            assertEquals(List.of(200, 200, 201), answers.stream().map(Response::statusCode).sorted().toList());
        }
    }

    private UUID last;

    /** A fresh event every few rounds, so that there are always seats. */
    private UUID event(UUID first, int round) {
        last = round % 10 == 0 ? round == 0 ? first : open(10) : last;
        return last;
    }

    @Test
    void a_ticket_renewed_while_its_seat_is_cancelled_leaves_no_version_good() throws Exception {
        for (int round = 0; round < 8; round++) {
            var event = open(5);
            seat("an", event);
            atOnce(() -> member("an").body(Map.of("version", 1)).put(Stage.MINE + "/ticket/renewal", event),
                    () -> Stage.cancel("an", event).extract().response());
            var items = organizer().get(EVENT + "/check-in/revocations", event).then().extract();
            int renewed = items.<List<String>> path("items.cause").contains("RENEWED") ? 1 : 0;
            assertEquals(renewed + 1, (int) items.path("items.max { it.version }.version"));
            assertEquals("ENDED", items.path("items.max { it.version }.cause"));
        }
    }

    @Test
    void batches_that_share_people_do_not_get_in_each_others_way() throws Exception {
        var event = open(20);
        var tickets = IntStream.range(0, 10).mapToObj(i -> seat("s" + i, event)).toList();
        var answers = atOnce(reporting(event, tickets, "phone-1"), reporting(event, backwards(tickets), "phone-2"),
                reporting(event, tickets, "phone-3"), reporting(event, backwards(tickets), "phone-4"));
        answers.forEach(answer -> answer.then().statusCode(200));
        organizer().get(EVENT + "/check-in/stats", event).then().body("attended", is(10), "inside", is(10));
        Gates.conflicts(event).body("items.size()", is(30));
    }

    private static Callable<Response> reporting(UUID event, List<String> tickets, String device) {
        var scans = tickets.stream().map(t -> item(UUID.randomUUID(), t, java.time.Instant.now())).toList();
        return () -> Gates.report(event, device, scans).extract().response();
    }

    private static List<String> backwards(List<String> tickets) {
        var other = new ArrayList<>(tickets);
        java.util.Collections.reverse(other);
        return other;
    }

    private static List<String> verdicts(List<Response> answers) {
        return answers.stream().map(a -> a.<String> path("verdict")).sorted().toList();
    }

    @SafeVarargs
    private List<Response> atOnce(Callable<Response>... calls) throws Exception {
        var start = new CyclicBarrier(calls.length);
        var going = new ArrayList<Future<Response>>();
        for (var call : calls) {
            going.add(threads.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        var answers = new ArrayList<Response>();
        for (var one : going) {
            answers.add(one.get());
        }
        return answers;
    }
}
