package cn.zhijia.kit.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.agroal.api.AgroalPoolInterceptor;

/**
 * The one clock of the rules: the database's, read through {@code zhijia_now()}, so that every replica agrees. Where it is
 * switched on
 * (tests, sandbox) the clock can be shifted, and 24-hour and 8-year rules become testable.
 */
@Singleton
public class DatabaseClock implements AgroalPoolInterceptor {

    private static volatile Duration shift = Duration.ZERO;

    private final EntityManager database;
    private final boolean shiftable;

    DatabaseClock(EntityManager database,
            @ConfigProperty(name = "zhijia.clock.shiftable", defaultValue = "false") boolean shiftable) {
        this.database = database;
        this.shiftable = shiftable;
    }

    /** The start of the present transaction, in database time, microseconds. */
    public Instant now() {
        return (Instant) database.createNativeQuery("select zhijia_now()").getSingleResult();
    }

    /** Moves the clock of every connection taken from now on, by that much against real time. */
    public void shift(Duration by) {
        if (!shiftable) {
            throw new IllegalStateException("zhijia.clock.shiftable is off");
        }
        shift = by;
    }

    /**
     * A connection that has died is left to the caller's first statement, which fails as well. To fail here would keep it in
     * the
     * pool for ever, as neither free nor in use: Agroal 3.0 only takes back what was handed out.
     */
    private static void requireGone(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || !state.startsWith("08") && !state.startsWith("57P")) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (shiftable) {
            try (var set = connection.createStatement()) {
                set.execute("set zhijia.clock_shift = '" + shift.toMillis() + " milliseconds'");
            } catch (SQLException e) {
                requireGone(e);
            }
        }
    }
}
