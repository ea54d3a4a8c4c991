package cn.zhijia.events.live.count;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import cn.zhijia.events.live.LivestreamState;
import cn.zhijia.kit.Refusal;
import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Reads a stream's numbers, for everybody who asks within a second at once. */
@ApplicationScoped
class Counters {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int STREAMS = 1_000;
    /** So that what is read right after it is at most ten seconds old, as the contract has it. */
    private static final Duration OLDEST_GAUGE = Duration.ofSeconds(9);

    private static final String READ = """
            select l.state, l.imported_visits, l.imported_likes, l.imported_source, zhijia_now(), t.visits, t.likes, t.replay_visits,
                t.replay_likes, coalesce(g.unique_viewers, 0), coalesce(g.concurrent, 0)
            from livestream l left join live_gauge g on g.stream_id = l.id
            cross join lateral (select coalesce(sum(visits), 0) as visits, coalesce(sum(likes), 0) as likes,
                coalesce(sum(replay_visits), 0) as replay_visits, coalesce(sum(replay_likes), 0) as replay_likes
                from live_total where stream_id = l.id) t
            where l.id = ?""";

    private static final String SUM = """
            select l.state, l.imported_visits, l.imported_likes, l.imported_source, zhijia_now(), v.*
            from livestream l cross join lateral (
                select count(*) filter (where not replay), coalesce(sum(live_likes), 0),
                    count(*) filter (where replay), coalesce(sum(likes - live_likes), 0), count(distinct viewer),
                    count(*) filter (where last_beat_at > zhijia_now() - interval '60 seconds')
                from live_visit where stream_id = l.id) v
            where l.id = ?""";

    private final AgroalDataSource database;
    private final Gauges gauges;
    private final Executor workers = Infrastructure.getDefaultExecutor();
    private final AsyncLoadingCache<UUID, Supplier<CountersView>> standing = Caffeine.newBuilder().maximumSize(STREAMS)
            .expireAfterWrite(FRESH).executor(workers).buildAsync(this::standing);
    private final Sums sums = new Sums(stream -> read(SUM, stream, true), workers, System::nanoTime);

    Counters(AgroalDataSource database, Gauges gauges) {
        this.database = database;
        this.gauges = gauges;
    }

    /** At most a second old. */
    CompletableFuture<CountersView> of(UUID stream) {
        return standing.get(stream).thenApply(Supplier::get);
    }

    /** From the rows, as they are, or as they were a moment ago. */
    CompletableFuture<CountersView> exactly(UUID stream) {
        return sums.of(stream);
    }

    /** That it cannot be read is kept for as long, so that nobody can make us look for what is not there, again and again. */
    private Supplier<CountersView> standing(UUID stream) {
        try {
            gauges.fresh(stream, OLDEST_GAUGE);
            var view = read(READ, stream, false);
            gauges.watched(stream);
            return () -> view;
        } catch (SQLException failure) {
            var known = new IllegalStateException(failure);
            return () -> {
                throw known;
            };
        } catch (RuntimeException failure) {
            return () -> {
                throw failure;
            };
        }
    }

    private CountersView read(String sql, UUID stream, boolean exact) {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(sql)) {
            select.setObject(1, stream);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw Refusal.notFound();
                }
                return view(row, exact);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CountersView view(ResultSet row, boolean exact) throws SQLException {
        var source = row.getString(4);
        var imported = source == null ? null : new ImportedCounts(row.getLong(2), row.getLong(3), source);
        return new CountersView(LivestreamState.valueOf(row.getString(1)), row.getLong(2) + row.getLong(6),
                row.getLong(3) + row.getLong(7), row.getLong(10), row.getLong(11), imported,
                new ReplayCounts(row.getLong(8), row.getLong(9)), exact,
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
