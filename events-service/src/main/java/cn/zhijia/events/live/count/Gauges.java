package cn.zhijia.events.live.count;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Keeps what must be counted over all rows of a stream, for as long as somebody looks at it: by whichever replica comes first,
 * and by one at a time.
 */
@ApplicationScoped
public class Gauges {

    private static final Duration EVERY = Duration.ofSeconds(5);
    /** A moment less, or a gauge measured at one turn would be found too young at the next. */
    private static final Duration DUE_AFTER = EVERY.minusSeconds(1);
    private static final Duration VIEWERS_EVERY = Duration.ofSeconds(29);
    private static final int STREAMS = 1_000;

    /** Nobody waits here: who is not first leaves it to whoever is. */
    private static final String FIRST = "select pg_try_advisory_xact_lock(hashtextextended('live_gauge ' || ?, 0))";
    /** Whoever comes second finds it done by the first. */
    private static final String NEXT = "select true from pg_advisory_xact_lock(hashtextextended('live_gauge ' || ?, 0))";

    /**
     * Whether it is older than so many seconds, or not there, and whether its viewers are to be counted too: for a million
     * visits that takes a second of a processor, so it is not done each time. A clock that was put back makes it due as well;
     * not so the measurement of somebody who was waited for, which is younger than this transaction.
     */
    private static final String AGE = """
            select coalesce(g.measured_at not between zhijia_now() - make_interval(secs => ?) and zhijia_now() + interval '4 seconds',
                    true),
                coalesce(g.viewers_at not between zhijia_now() - make_interval(secs => ?) and zhijia_now() + interval '4 seconds', true)
            from livestream l left join live_gauge g on g.stream_id = l.id where l.id = ?""";

    private static final String MEASURE = """
            insert into live_gauge as g (stream_id, concurrent, unique_viewers, measured_at, viewers_at)
            select ?, (select count(*) from live_visit where stream_id = ? and last_beat_at > zhijia_now() - interval '60 seconds'),
                case when k.viewers then (select count(distinct viewer) from live_visit where stream_id = ? and latest) else 0 end,
                zhijia_now(), case when k.viewers then zhijia_now() end
            from (values (?)) k(viewers)
            on conflict (stream_id) do update set concurrent = excluded.concurrent, measured_at = excluded.measured_at,
                unique_viewers = greatest(g.unique_viewers, excluded.unique_viewers),
                viewers_at = coalesce(excluded.viewers_at, g.viewers_at)""";

    /** Of a stream that is not there, nothing is. */
    private record Due(boolean gauge, boolean viewers) {
    }

    @FunctionalInterface
    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private final AgroalDataSource database;
    private final Executor workers = Infrastructure.getDefaultExecutor();
    private final Cache<UUID, Boolean> tried = Caffeine.newBuilder().maximumSize(STREAMS).expireAfterWrite(EVERY).build();

    Gauges(AgroalDataSource database) {
        this.database = database;
    }

    /** Somebody looks at this stream. Returns at once; costs nothing when it was said a moment ago. */
    public void watched(UUID stream) {
        if (tried.asMap().putIfAbsent(stream, true) == null) {
            try {
                workers.execute(() -> tryToMeasure(stream));
            } catch (RejectedExecutionException full) {
                tried.invalidate(stream);
                Log.warn("A livestream's gauge was not measured: no thread was free");
            }
        }
    }

    private void tryToMeasure(UUID stream) {
        try {
            inTransaction(connection -> {
                if (first(connection, FIRST, stream)) {
                    write(connection, stream, due(connection, stream, DUE_AFTER));
                }
            });
        } catch (SQLException e) {
            Log.warnf("A livestream's gauge was not measured, SQLSTATE %s", e.getSQLState());
        }
    }

    /** Returns once the gauge is no older than that, measured here if need be; who else wants the same waits for it. */
    void fresh(UUID stream, Duration oldest) throws SQLException {
        inTransaction(connection -> {
            if (due(connection, stream, oldest).gauge && first(connection, NEXT, stream)) {
                write(connection, stream, due(connection, stream, oldest));
            }
        });
    }

    private void inTransaction(Work work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.with(connection);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static boolean first(Connection connection, String lock, UUID stream) throws SQLException {
        try (var select = connection.prepareStatement(lock)) {
            select.setString(1, stream.toString());
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static Due due(Connection connection, UUID stream, Duration oldest) throws SQLException {
        try (var select = connection.prepareStatement(AGE)) {
            select.setLong(1, oldest.toSeconds());
            select.setLong(2, VIEWERS_EVERY.toSeconds());
            select.setObject(3, stream);
            try (var row = select.executeQuery()) {
                return row.next() ? new Due(row.getBoolean(1), row.getBoolean(2)) : new Due(false, false);
            }
        }
    }

    private static void write(Connection connection, UUID stream, Due due) throws SQLException {
        if (!due.gauge) {
            return;
        }
        try (var upsert = connection.prepareStatement(MEASURE)) {
            upsert.setObject(1, stream);
            upsert.setObject(2, stream);
            upsert.setObject(3, stream);
            upsert.setBoolean(4, due.viewers);
            upsert.executeUpdate();
        }
    }
}
