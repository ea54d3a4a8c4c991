package cn.zhijia.education;

import static cn.zhijia.education.Campus.as;
import static cn.zhijia.education.Campus.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Somebody else holds the term's seats while a submission waits: whatever it writes happened after that. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MomentsTest {

    @Inject
    AgroalDataSource database;

    @Test
    void a_submission_that_waited_for_the_term_is_dated_after_the_wait() throws Exception {
        var campus = Campus.open(1);
        var id = UUID.randomUUID();
        campus.draft(member("an"), id, campus.offering("BACHELOR")).statusCode(201);
        Instant freed = whileHeld(campus, () -> Campus.submit(member("an"), id).statusCode(200));
        notBefore(freed, as(member("an")).get("/v1/applications/{id}", id).path("submittedAt"));
        notBefore(freed, as(member("an")).get("/v1/terms/{id}", campus.term).path("firstFilledAt"));
        notBefore(freed, logged(id));
    }

    @Test
    void a_withdrawal_that_waited_and_the_promotion_it_makes_are_dated_after_the_wait() throws Exception {
        var campus = Campus.open(1);
        var law = campus.offering("BACHELOR");
        var first = campus.apply(member("an"), law);
        var second = campus.apply(member("bo"), law);
        Instant freed = whileHeld(campus, () -> Campus.withdraw(member("an"), first).statusCode(200));
        notBefore(freed, as(member("an")).get("/v1/applications/{id}", first).path("withdrawnAt"));
        notBefore(freed, as(member("bo")).get("/v1/applications/{id}", second).path("promotedAt"));
        notBefore(freed, logged(second));
    }

    private static void notBefore(Instant freed, String at) {
        assertFalse(Instant.parse(at).isBefore(freed), at + " is before " + freed);
    }

    /** Starts the call, lets it wait for the term's lock, and returns the last moment at which it still had to. */
    private Instant whileHeld(Campus campus, Runnable call) throws Exception {
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            try (var lock = holder.prepareStatement("select 1 from quota_pool where id = ? for update")) {
                lock.setObject(1, campus.termPool);
                lock.executeQuery();
            }
            var running = CompletableFuture.runAsync(call);
            while (!somebodyWaits(holder)) {
                assertFalse(running.isDone(), "it did not wait");
                Thread.sleep(10);
            }
            var freed = (OffsetDateTime) one(holder, "select clock_timestamp()", OffsetDateTime.class);
            holder.rollback();
            running.get();
            return freed.toInstant();
        }
    }

    private static boolean somebodyWaits(Connection connection) throws SQLException {
        return (Boolean) one(connection, "select exists (select 1 from pg_locks where not granted)", Boolean.class);
    }

    private String logged(UUID application) throws SQLException {
        try (var connection = database.getConnection()) {
            return ((OffsetDateTime) one(connection, "select max(at) from application_event where application_id = '"
                    + application + "'", OffsetDateTime.class)).toInstant().toString();
        }
    }

    private static Object one(Connection connection, String query, Class<?> type) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            assertEquals(true, rows.next());
            return rows.getObject(1, type);
        }
    }
}
