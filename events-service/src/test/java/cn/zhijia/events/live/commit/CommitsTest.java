package cn.zhijia.events.live.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitsTest {

    @Inject
    Commits commits;
    @Inject
    AgroalDataSource database;
    @ConfigProperty(name = "quarkus.datasource.jdbc.additional-jdbc-properties.options")
    String options;

    @Test
    void an_error_in_the_middle_of_a_batch_leaves_nothing_of_it_behind() throws Exception {
        try (var totals = commits.<UUID, UUID> of("test", (connection, streams) -> {
            try (var insert = connection.prepareStatement("insert into live_total (stream_id, slot) values (?, ?)")) {
                insert.setObject(1, streams.get(0));
                insert.setObject(2, streams.get(0));
                insert.executeUpdate();
            }
            if (streams.get(0).version() == 4) {
                throw new StackOverflowError();
            }
            return List.<Supplier<UUID>> of(() -> streams.get(0));
        })) {
            var lost = UUID.randomUUID();
            var failure = assertThrows(ExecutionException.class, () -> totals.submit(lost).get(30, TimeUnit.SECONDS));
            assertInstanceOf(StackOverflowError.class, failure.getCause());
            assertEquals(0, totals(lost));
            var kept = UUID.nameUUIDFromBytes(new byte[] { 1 });
            assertEquals(kept, totals.submit(kept).get(30, TimeUnit.SECONDS));
            assertEquals(1, totals(kept));
        }
    }

    /** Silence of a machine that has gone must end, but never before the database itself has ended a statement. */
    @Test
    void a_connection_on_which_nothing_comes_is_given_up_later_than_any_statement() throws SQLException {
        var limit = java.util.regex.Pattern.compile("statement_timeout=(\\d+)").matcher(options);
        assertTrue(limit.find());
        var statement = Duration.ofMillis(Long.parseLong(limit.group(1)));
        try (var connection = database.getConnection()) {
            var silence = Duration.ofMillis(connection.getNetworkTimeout());
            assertTrue(silence.compareTo(statement) > 0 && silence.toSeconds() <= 30, silence + " and " + statement);
        }
    }

    private int totals(UUID stream) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from live_total where stream_id = ?")) {
            select.setObject(1, stream);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
