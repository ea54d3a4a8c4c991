package cn.zhijia.events.social;

import java.sql.Connection;
import java.sql.SQLException;

import cn.zhijia.kit.testing.Locks;
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
        Locks.awaitWaiting(database(), many);
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
