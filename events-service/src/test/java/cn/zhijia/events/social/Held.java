package cn.zhijia.events.social;

import java.sql.Connection;
import java.sql.SQLException;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;

/** Rows that a test keeps to itself, so that a call which needs them stops half-way, until this is closed. */
public final class Held implements AutoCloseable {

    private final Connection connection;

    private Held(Connection connection) {
        this.connection = connection;
    }

    /** @param rows a select that locks, with one parameter */
    public static Held of(String rows, Object which) throws SQLException {
        var connection = database().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(rows)) {
            statement.setObject(1, which);
            statement.executeQuery().close();
        }
        return new Held(connection);
    }

    /** Until so many calls wait for a lock; fails when they do not. */
    public static void awaitWaiting(int many) throws Exception {
        for (int look = 0; look < 100; look++) {
            if (waiting() >= many) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError(waiting() + " wait instead of " + many);
    }

    private static int waiting() throws SQLException {
        try (var connection = database().getConnection();
                var statement = connection.createStatement();
                var found = statement
                        .executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            found.next();
            return found.getInt(1);
        }
    }

    private static AgroalDataSource database() {
        return Arc.container().instance(AgroalDataSource.class).get();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
