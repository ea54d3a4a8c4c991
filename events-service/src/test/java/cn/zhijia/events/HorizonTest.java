package cn.zhijia.events;

import static cn.zhijia.events.Club.SERIES;
import static cn.zhijia.events.Club.date;
import static cn.zhijia.events.Club.event;
import static cn.zhijia.events.Club.held;
import static cn.zhijia.events.Club.instant;
import static cn.zhijia.events.Club.made;
import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.organizer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

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

/** Nobody stands at the door when the dates of series are brought up to date: what cannot be is left, and said. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HorizonTest {

    private static final String LABOUR_DAY = "2026-05-01T19:30";

    @Inject
    DatabaseClock clock;
    @Inject
    Horizon horizon;
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void before_the_notice_of_holidays() throws SQLException {
        clock.shift(Club.noon("2026-04-01"));
        labourDayIsOff(false);
    }

    @AfterEach
    void today() throws SQLException {
        clock.shift(Duration.ZERO);
        labourDayIsOff(true);
    }

    @Test
    void a_date_whose_venue_is_taken_says_so_and_the_others_go_on() throws SQLException {
        var id = made("size", 5, "holidayPolicy", "NEXT_WORKDAY");
        var venue = VenueTest.venue("seats", 10);
        holdOnLabourDay(id, venue);
        var other = Stage.event(5, "venue", venue.toString(), "startsAt", instant("2026-05-06T19:00").toString(), "endsAt",
                instant("2026-05-06T20:00").toString());
        labourDayIsOff(true);
        moveTo("2026-04-20");
        assertEquals(11, held(id).size());
        assertEquals("2026-06-12T19:30", held(id).get(10));
        assertEquals("venue-taken", date(id, LABOUR_DAY).get("refusal"));
        assertEquals(instant(LABOUR_DAY).toString(), date(id, LABOUR_DAY).get("startsAt"));
        guest().get(SERIES, id).then().body("warnings.code", contains("date-refused"), "warnings.recurrenceId",
                contains(LABOUR_DAY), "warnings[0].detail", containsString("场地已被占用"));
        organizer().body(Map.of("reason", "停电")).put(EVENT + "/cancellation", other).then().statusCode(200);
        moveTo("2026-04-21");
        assertEquals(instant("2026-05-06T19:30").toString(), date(id, LABOUR_DAY).get("startsAt"));
        assertNull(date(id, LABOUR_DAY).get("refusal"));
        guest().get(SERIES, id).then().body("warnings", empty());
    }

    @Test
    void a_date_for_which_its_venue_has_too_few_seats_by_now_stays_off_and_the_others_go_on() throws SQLException {
        var id = made("size", 5, "holidayPolicy", "SKIP");
        var venue = VenueTest.venue("seats", 10);
        holdOnLabourDay(id, venue);
        labourDayIsOff(true);
        moveTo("2026-04-02");
        assertEquals("CANCELLED", date(id, LABOUR_DAY).get("state"));
        seats(venue, 4);
        labourDayIsOff(false);
        moveTo("2026-04-20");
        assertEquals("over-venue-seats", date(id, LABOUR_DAY).get("refusal"));
        assertEquals("CANCELLED", date(id, LABOUR_DAY).get("state"));
        assertTrue(held(id).contains("2026-06-12T19:30"));
        seats(venue, 10);
        moveTo("2026-04-21");
        assertEquals("SCHEDULED", date(id, LABOUR_DAY).get("state"));
        assertNull(date(id, LABOUR_DAY).get("refusal"));
    }

    /** One replica stands still at the first new date of a series, whose id somebody holds; the other has the next series. */
    @Test
    void of_two_replicas_each_has_a_series_of_its_own_and_neither_waits_for_the_other() throws Exception {
        var first = made();
        var second = made();
        clock.shift(Club.noon("2026-04-20"));
        run("update series set due_at = timestamptz '2100-01-01'");
        run("update series set due_at = timestamptz '2026-04-10' where id = '%s'".formatted(first));
        run("update series set due_at = timestamptz '2026-04-11' where id = '%s'".formatted(second));
        var replica = Executors.newSingleThreadExecutor();
        try (var connection = database.getConnection(); var holding = connection.createStatement()) {
            connection.setAutoCommit(false);
            holding.execute("""
                    insert into event select (jsonb_populate_record(e, jsonb_build_object('id', '%s'))).* from event e
                    where id = '%s'""".formatted(
                    UUID.nameUUIDFromBytes((first + "/2026-06-05T19:30").getBytes(StandardCharsets.UTF_8)),
                    event(first, LABOUR_DAY)));
            var work = replica.submit(horizon::move);
            while (!somebodyWaits(connection)) {
                assertFalse(work.isDone());
                Thread.sleep(10);
            }
            horizon.move();
            assertFalse(work.isDone(), "the other has waited for it");
            assertEquals(9, held(first).size());
            assertEquals(11, held(second).size());
            connection.rollback();
            work.get(20, TimeUnit.SECONDS);
        } finally {
            replica.shutdown();
        }
        for (var id : List.of(first, second)) {
            assertEquals(11, held(id).size());
            assertEquals("2026-06-12T19:30", held(id).get(10));
        }
        assertEquals(0, rewritten(second));
    }

    private static boolean somebodyWaits(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select exists (select from pg_locks where locktype = 'transactionid' and not granted)")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    /** New dates of a series that were touched again after the transaction that made them. */
    private int rewritten(UUID series) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select count(*) from occurrence o join event e on e.id = o.event_id join quota q on q.id = e.id
                        where o.series_id = '%s' and o.recurrence_id > '2026-06' and (o.xmin <> e.xmin or q.xmin <> e.xmin)"""
                        .formatted(series))) {
            found.next();
            return found.getInt(1);
        }
    }

    private void moveTo(String day) {
        clock.shift(Club.noon(day));
        horizon.move();
    }

    private void labourDayIsOff(boolean off) throws SQLException {
        run("update holiday set off = %s where day = '2026-05-01'".formatted(off));
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void seats(UUID venue, int seats) {
        organizer().header("If-Match", "*").body(VenueTest.bus("seats", seats)).put(VenueTest.VENUE, venue).then()
                .statusCode(200);
    }

    private static void holdOnLabourDay(UUID series, UUID venue) {
        organizer().header("If-Match", "*")
                .body(Stage.body("title", "心悦读书会", "kind", "READING_CLUB", "venue", venue.toString(), "startsAt",
                        instant(LABOUR_DAY).toString(), "endsAt", instant("2026-05-01T21:00").toString()))
                .put(EVENT, event(series, LABOUR_DAY)).then().statusCode(200);
    }
}
