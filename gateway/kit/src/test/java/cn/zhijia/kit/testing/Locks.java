package cn.zhijia.kit.testing;

import java.sql.SQLException;

import javax.sql.DataSource;

/** Calls that meet: a test holds a row until they wait for it. */
public final class Locks {

    /** Half a minute. */
    private static final int LOOKS = 1_500;
    private static final int PAUSE_MS = 20;

    private Locks() {
    }

    /** Until so many calls wait for a lock; fails when they do not, for then the test would prove nothing. */
    public static void awaitWaiting(DataSource database, int calls) throws SQLException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (waiting(database) >= calls) {
                return;
            }
            Thread.sleep(PAUSE_MS);
        }
        throw new AssertionError("fewer than " + calls + " calls wait");
    }

    /** From a connection of its own: within a transaction the view stands still. */
    private static int waiting(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            found.next();
            return found.getInt(1);
        }
    }
}
