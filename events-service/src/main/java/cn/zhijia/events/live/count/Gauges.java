package cn.zhijia.events.live.count;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;

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
    /** To count the viewers of a million visits takes a second of a processor. */
    private static final Duration VIEWERS_EVERY = Duration.ofSeconds(30);
    private static final int STREAMS = 1_000;

    /** Nobody waits here: who is not first leaves it to whoever is. A clock that was put back makes it due as well. */
    private static final String MINE = """
            select pg_try_advisory_xact_lock(hashtextextended('live_gauge ' || l.id, 0))
                and not exists (select from live_gauge g where g.stream_id = l.id
                    and g.measured_at between zhijia_now() - interval '5 seconds' and zhijia_now())
            from livestream l where l.id = ?""";

    private static final String MEASURE = """
            insert into live_gauge as g (stream_id, concurrent, unique_viewers, measured_at)
            select ?, (select count(*) from live_visit where stream_id = ? and last_beat_at > zhijia_now() - interval '60 seconds'),
                case when ? then (select count(distinct viewer) from live_visit where stream_id = ? and latest) else 0 end, zhijia_now()
            on conflict (stream_id) do update set concurrent = excluded.concurrent, measured_at = excluded.measured_at,
                unique_viewers = greatest(g.unique_viewers, excluded.unique_viewers)""";

    private final AgroalDataSource database;
    private final Executor workers = Infrastructure.getDefaultExecutor();
    private final Cache<UUID, Boolean> tried = Caffeine.newBuilder().maximumSize(STREAMS).expireAfterWrite(EVERY).build();
    private final Cache<UUID, Boolean> counted = Caffeine.newBuilder().maximumSize(STREAMS).expireAfterWrite(VIEWERS_EVERY)
            .build();

    Gauges(AgroalDataSource database) {
        this.database = database;
    }

    /** Somebody looks at this stream. Returns at once; costs nothing when it was said a moment ago. */
    public void watched(UUID stream) {
        if (tried.asMap().putIfAbsent(stream, true) == null) {
            workers.execute(() -> measure(stream));
        }
    }

    private void measure(UUID stream) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (mine(connection, stream)) {
                    write(connection, stream, counted.asMap().putIfAbsent(stream, true) == null);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            Log.warnf("A livestream's gauge was not measured, SQLSTATE %s", e.getSQLState());
        }
    }

    private static boolean mine(Connection connection, UUID stream) throws SQLException {
        try (var select = connection.prepareStatement(MINE)) {
            select.setObject(1, stream);
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void write(Connection connection, UUID stream, boolean viewers) throws SQLException {
        try (var upsert = connection.prepareStatement(MEASURE)) {
            upsert.setObject(1, stream);
            upsert.setObject(2, stream);
            upsert.setBoolean(3, viewers);
            upsert.setObject(4, stream);
            upsert.executeUpdate();
        }
    }
}
