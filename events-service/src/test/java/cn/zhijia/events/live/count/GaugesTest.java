package cn.zhijia.events.live.count;

import static cn.zhijia.events.Stage.guest;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GaugesTest {

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;

    private UUID stream;

    @BeforeEach
    void announce() {
        stream = Broadcast.live();
    }

    @AfterEach
    void back_to_the_present() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void the_first_who_looks_after_a_pause_sees_who_is_there_now() throws Exception {
        visit();
        visit();
        counters().body("uniqueViewers", is(2), "concurrent", is(2));
        clock.shift(Duration.ofMinutes(2));
        visit();
        Thread.sleep(1_100); // no longer cached
        counters().body("uniqueViewers", is(3), "concurrent", is(1));
    }

    @Test
    void the_first_who_follows_after_a_pause_sees_who_is_there_now() throws Exception {
        visit();
        execute("insert into live_gauge values ('" + stream + "', 77, 77, zhijia_now() - interval '1 minute')");
        guest().get(Broadcast.AT + "/frames", stream).then().statusCode(200).body("frames[0].counters.concurrent", is(1));
    }

    @Test
    void who_only_follows_has_the_gauge_measured() throws Exception {
        visit();
        guest().get(Broadcast.AT + "/frames", stream).then().statusCode(200);
        for (int i = 0; measured() != 1; i++) {
            assertTrue(i < 600, "nobody measured");
            Thread.sleep(50);
        }
    }

    @Test
    void while_one_replica_measures_the_others_wait_for_what_it_finds() throws Exception {
        visit();
        var thread = Executors.newSingleThreadExecutor();
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            execute(other, "select pg_advisory_xact_lock(hashtextextended('live_gauge " + stream + "', 0))");
            var answer = thread.submit(this::counters);
            for (int i = 0; waiters() == 0; i++) {
                assertTrue(i < 600, "it did not wait");
                Thread.sleep(20);
            }
            execute(other, "insert into live_gauge values ('" + stream + "', 41, 42, zhijia_now())");
            other.commit();
            answer.get().body("concurrent", is(41), "uniqueViewers", is(42));
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void viewers_are_counted_once_in_half_a_minute_and_who_is_there_more_often() throws Exception {
        visit();
        counters().body("uniqueViewers", is(1));
        visit();
        clock.shift(Duration.ofSeconds(12));
        Thread.sleep(1_100);
        counters().body("uniqueViewers", is(1), "concurrent", is(2));
        clock.shift(Duration.ofSeconds(36));
        Thread.sleep(1_100);
        counters().body("uniqueViewers", is(2), "concurrent", is(2));
    }

    @Test
    void numbers_say_when_they_were_so_by_the_clock_that_replicas_share() throws Exception {
        clock.shift(Duration.ofDays(400));
        var before = clock.now();
        var told = java.time.Instant.parse(counters().extract().path("asOf"));
        assertTrue(!told.isBefore(before) && told.isBefore(before.plusSeconds(60)), told + " after " + before);
    }

    private void visit() {
        guest().body(Map.of("device", UUID.randomUUID())).put(Broadcast.AT + "/visits/{visit}", stream, UUID.randomUUID())
                .then()
                .statusCode(201);
    }

    private ValidatableResponse counters() {
        return guest().get(Broadcast.AT + "/counters", stream).then().statusCode(200);
    }

    private int measured() throws SQLException {
        return number("select coalesce(max(concurrent), -1) from live_gauge where stream_id = '" + stream + "'");
    }

    private int waiters() throws SQLException {
        return number("select count(*) from pg_locks where locktype = 'advisory' and not granted");
    }

    private int number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
