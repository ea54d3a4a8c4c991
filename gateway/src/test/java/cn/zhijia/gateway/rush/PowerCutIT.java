package cn.zhijia.gateway.rush;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.rush.Crowd.Answer;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.TheSuite;
import cn.zhijia.kit.testing.Tokens;

/** The events service loses its power in the middle of its work: nothing is lost, nothing is there twice. */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PowerCutIT {

    private static final int ROWS = 2_000;
    private static final int SEATS = 40;
    private static final int LATE = 160;
    /** Answers that arrive before the power goes: enough to be in the middle, few enough that most are still under way. */
    private static final int ANSWERED = 50;

    private final LocalSuite suite;
    private final Crowd crowd;
    private final String organizer = Tokens.organizer("cut-organizer", "airport").sign();

    private record Guest(String token, String attempt) {
    }

    PowerCutIT(LocalSuite suite) {
        this.suite = suite;
        crowd = Crowd.throughOutages(suite.gateway());
    }

    @Test
    void an_import_goes_on_and_judges_every_row_once() throws Exception {
        String event = crowd.event(organizer, ROWS);
        String sheet = event + "/imports/" + UUID.randomUUID();
        send(sheet);
        awaitRows(sheet, ROWS / 10);
        suite.kill("events");
        suite.restart("events");
        var after = crowd.get(organizer, sheet).body();
        assertEquals("RUNNING", after.path("state").asText());
        assertTrue(after.path("done").asInt() >= ROWS / 10 && after.path("done").asInt() < ROWS, after::toString);
        theDeadWorkersMinuteIsOver();
        awaitRows(sheet, ROWS);
        send(sheet);

        var rows = all(sheet + "/rows");
        assertEquals(IntStream.rangeClosed(2, ROWS + 1).boxed().toList(),
                rows.stream().map(r -> r.path("line").asInt()).toList());
        assertEquals(Map.of("REGISTERED", (long) ROWS), rows.stream()
                .collect(Collectors.groupingBy(r -> r.path("verdict").asText(), Collectors.counting())));
        assertEquals(numbers(rows), numbers(all(event + "/registrations")));
        assertAgrees(event, ROWS);
    }

    @Test
    void what_was_under_way_is_repeated_and_there_once() throws Exception {
        String event = crowd.event(organizer, SEATS);
        var seated = guests("seated", SEATS);
        var waiting = guests("waiting", SEATS);
        var late = guests("late", LATE);
        crowd.go(registrations(event, seated));
        crowd.go(registrations(event, waiting));

        var signal = new CountDownLatch(ANSWERED);
        var cut = CompletableFuture.runAsync(() -> cutAfter(signal));
        var work = new ArrayList<Callable<Answer>>();
        var newcomers = registrations(event, late);
        for (int i = 0; i < LATE; i++) { // a leaver after every fourth newcomer
            work.add(newcomers.get(i));
            if (i % (LATE / SEATS) == 0) {
                var leaver = seated.get(i * SEATS / LATE);
                work.add(() -> crowd.delete(leaver.token, event + "/registration?attempt=" + leaver.attempt));
            }
        }
        var answers = crowd.go(work.stream().map(one -> counted(one, signal)).toList());
        cut.join();
        assertTrue(answers.stream().allMatch(a -> a.status() / 100 == 2), answers::toString);

        var there = all(event + "/registrations");
        assertEquals(2 * SEATS + LATE, there.size());
        assertEquals(2 * SEATS + LATE, new HashSet<>(numbers(there)).size());
        assertAgrees(event, SEATS);
        assertToldOnce(waiting, late);
    }

    /** Who was promoted hears of it once, and nobody else does. */
    private void assertToldOnce(List<Guest> promoted, List<Guest> others) throws InterruptedException {
        var told = crowd.go(Stream.concat(promoted.stream(), others.stream())
                .map(guest -> (Callable<Answer>) () -> crowd.get(guest.token, "/v1/me/notices/events")).toList());
        for (int i = 0; i < told.size(); i++) {
            var facts = told.get(i).body().path("items").findValuesAsText("fact");
            assertEquals(i < promoted.size() ? List.of("PROMOTED") : List.of(), facts, "guest " + i);
        }
    }

    private void cutAfter(CountDownLatch answered) {
        try {
            answered.await();
            suite.kill("events");
            suite.restart("events");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Callable<Answer> counted(Callable<Answer> one, CountDownLatch answered) {
        return () -> {
            var answer = one.call();
            answered.countDown();
            return answer;
        };
    }

    private List<Callable<Answer>> registrations(String event, List<Guest> guests) {
        return guests.stream().map(guest -> (Callable<Answer>) () -> crowd.put(guest.token, event + "/registration",
                Map.of("attempt", guest.attempt))).toList();
    }

    private static List<Guest> guests(String name, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new Guest(Tokens.member("cut-" + name + i, "airport").sign(), UUID.randomUUID().toString()))
                .toList();
    }

    private void send(String sheet) {
        var file = new StringBuilder("会员号,姓名\n");
        IntStream.range(0, ROWS).forEach(i -> file.append("T-CUT").append(i).append(",职工").append(i).append('\n'));
        int status = given().auth().oauth2(organizer).contentType("text/csv; charset=utf-8").body(file.toString())
                .put(suite.gateway() + sheet).statusCode();
        assertTrue(status == 202 || status == 200, "the import answered " + status);
    }

    private void awaitRows(String sheet, int many) throws InterruptedException {
        long start = System.nanoTime();
        for (var now = crowd.get(organizer, sheet).body(); now.path("done").asInt() < many; now = crowd.get(organizer, sheet)
                .body()) {
            assertTrue(System.nanoTime() - start < 60_000_000_000L, now::toString);
            Thread.sleep(100);
        }
    }

    /** A lease lasts a minute, and who is dead cannot give it back; the test does not sit through it. */
    private void theDeadWorkersMinuteIsOver() throws SQLException {
        try (var database = DriverManager.getConnection(suite.jdbcUrl("events")); var sql = database.createStatement()) {
            sql.executeUpdate("update import_job set leased_to = leased_to - interval '1 minute' where state <> 'DONE'");
        }
    }

    private List<JsonNode> all(String list) {
        var items = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            var page = crowd.get(organizer, list + "?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertEquals(200, page.status());
            page.body().path("items").forEach(items::add);
            cursor = page.text("next");
        } while (!cursor.isEmpty());
        return items;
    }

    private static List<String> numbers(List<JsonNode> people) {
        return people.stream().map(person -> person.path("memberNo").asText()).sorted().toList();
    }

    private void assertAgrees(String event, int seats) {
        var audit = crowd.get(organizer, event + "/capacity-audit").body();
        assertTrue(audit.path("agrees").asBoolean(), audit::toString);
        assertEquals(seats, audit.at("/quotas/0/held").asInt(), audit::toString);
    }
}
