package cn.zhijia.events.imports;

import static cn.zhijia.kit.testing.Locks.awaitWaiting;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** The scheduler stands still: the test is the only one that works at imports, and stops when and where it likes. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class InterruptionTest {

    private static final int PEOPLE = 24;
    private static final int SEATS = 10;
    private static final String EVENT = "/v1/events/{id}";

    @Inject
    Worker worker;
    @Inject
    Scheduler scheduler;
    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void nobody_else_works() {
        scheduler.pause();
        while (worker.work(Integer.MAX_VALUE)) {
            assertFalse(scheduler.isRunning());
        }
    }

    @AfterEach
    void as_usual() {
        clock.shift(Duration.ZERO);
        scheduler.resume();
    }

    @Test
    void an_import_that_was_dropped_goes_on_where_it_stopped() {
        var event = event();
        var id = sent(event);
        assertTrue(worker.work(7));
        status(event, id).then().body("state", is("RUNNING"), "done", is(7));
        assertFalse(worker.work(7), "another took what is leased");
        clock.shift(Duration.ofSeconds(61));
        assertTrue(worker.work(3));
        clock.shift(Duration.ofSeconds(122));
        assertTrue(worker.work(Integer.MAX_VALUE));
        assertFalse(worker.work(1));
        complete(event, id);
    }

    @Test
    void a_row_whose_worker_dies_in_the_middle_is_neither_lost_nor_doubled() throws Exception {
        var event = event();
        var id = sent(event);
        assertTrue(worker.work(5));
        clock.shift(Duration.ofSeconds(61));
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from quota where event_id = '" + event + "' for update");
            var work = CompletableFuture.supplyAsync(() -> worker.work(Integer.MAX_VALUE));
            awaitWaiting(database, 1);
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
            connection.commit();
            assertTrue(work.handle((done, failure) -> true).get());
        }
        status(event, id).then().body("state", is("RUNNING"), "done", is(5));
        clock.shift(Duration.ofSeconds(122));
        assertTrue(worker.work(Integer.MAX_VALUE));
        complete(event, id);
    }

    @Test
    void two_workers_whose_leases_overlap_share_the_rows() throws Exception {
        var event = event();
        var id = sent(event);
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from quota where event_id = '" + event + "' for update");
            var first = CompletableFuture.supplyAsync(() -> worker.work(Integer.MAX_VALUE));
            awaitWaiting(database, 1);
            execute("update import_job set leased_to = '-infinity' where id = '" + id + "'");
            var second = CompletableFuture.supplyAsync(() -> worker.work(Integer.MAX_VALUE));
            awaitWaiting(database, 2);
            connection.commit();
            assertTrue(first.get() && second.get());
        }
        clock.shift(Duration.ofSeconds(122));
        worker.work(Integer.MAX_VALUE); // whoever was first to find no row left could not see the other's last
        complete(event, id);
    }

    @Test
    void a_row_that_always_fails_does_not_hold_up_the_rest() throws Exception {
        var event = event();
        var id = sent(event);
        execute("alter table registration add constraint broken check (attempt <> '"
                + UUID.nameUUIDFromBytes((id + ":4").getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "') not valid");
        try {
            for (int go = 1; go <= 6; go++) {
                clock.shift(Duration.ofSeconds(61L * go));
                assertTrue(worker.work(Integer.MAX_VALUE));
            }
        } finally {
            execute("alter table registration drop constraint broken");
        }
        status(event, id).then().body("state", is("DONE"), "done", is(PEOPLE));
        organizer().queryParam("verdict", "REFUSED").get(EVENT + "/imports/{import}/rows", event, id).then()
                .body("items.size()", is(1), "items[0].line", is(4), "items[0].code", is("internal-error"));
    }

    /** Each person once, in the order of the file, and nobody a second time. */
    private static void complete(UUID event, UUID id) {
        status(event, id).then().body("state", is("DONE"), "done", is(PEOPLE));
        var rows = organizer().queryParam("limit", 100).get(EVENT + "/imports/{import}/rows", event, id);
        Map<String, Long> verdicts = rows.<List<String>> path("items.verdict").stream()
                .collect(Collectors.groupingBy(v -> v, Collectors.counting()));
        assertEquals(Map.of("REGISTERED", (long) SEATS, "WAITLISTED", (long) PEOPLE - SEATS), verdicts);
        var people = organizer().queryParam("limit", 100).get(EVENT + "/registrations", event);
        people.then().body("next", nullValue());
        assertEquals(rows.<List<String>> path("items.memberNo").stream().sorted().toList(),
                people.<List<String>> path("items.memberNo").stream().sorted().toList());
        organizer().get(EVENT + "/capacity-audit", event).then().body("agrees", is(true), "quotas[0].used", is(SEATS),
                "quotas[0].waiting", is(PEOPLE - SEATS));
    }

    private void execute(String sql) throws Exception {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static UUID event() {
        var id = UUID.randomUUID();
        var start = Instant.now().plus(Duration.ofDays(3));
        organizer().body(Map.of("union", "bus", "title", "职工生日会", "kind", "BIRTHDAY", "startsAt", start.toString(), "endsAt",
                start.plusSeconds(7_200).toString(), "audience", Map.of("rule", "EVERYBODY"))).put(EVENT, id).then()
                .statusCode(201);
        organizer().body(Map.of("size", SEATS)).put(EVENT + "/quotas/{quota}", id, id).then().statusCode(201);
        organizer().put(EVENT + "/publication", id).then().statusCode(200);
        return id;
    }

    private static UUID sent(UUID event) {
        var id = UUID.randomUUID();
        var file = IntStream.range(0, PEOPLE).mapToObj(i -> "\nT-" + i + "-" + event.toString().substring(0, 8))
                .collect(Collectors.joining("", "memberNo", ""));
        organizer().contentType("text/csv;charset=UTF-8").body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put(EVENT + "/imports/{import}", event, id).then().statusCode(202);
        return id;
    }

    private static io.restassured.response.Response status(UUID event, UUID id) {
        return organizer().get(EVENT + "/imports/{import}", event, id);
    }

    private static RequestSpecification organizer() {
        return given().contentType("application/json").auth().oauth2(Tokens.organizer("org-bus", "bus").sign());
    }
}
