package cn.zhijia.events.live.visit.broadcast;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.Ids;
import cn.zhijia.events.live.LivestreamState;
import cn.zhijia.kit.Refusal;
import io.quarkus.security.UnauthorizedException;

/** The streams of one batch, as they stand while it is written. */
public final class Broadcasts {

    private static final String READ = "select id, guests, state from livestream where id = any (?) order by id";

    /** The gate of {@link cn.zhijia.events.live.Livestream}, for all streams of the batch. */
    private static final String GATE = "select pg_advisory_xact_lock_shared(hashtextextended('livestream ' || s, 0)) from unnest(?) s";

    private record Broadcast(boolean guests, LivestreamState state) {
    }

    private final Map<UUID, Broadcast> known = new HashMap<>();

    private Broadcasts(Connection database, Collection<UUID> streams, String read) throws SQLException {
        try (var select = database.prepareStatement(read)) {
            select.setArray(1, database.createArrayOf("uuid", streams.stream().distinct().sorted(Ids.ORDER).toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getObject(1, UUID.class),
                            new Broadcast(rows.getBoolean(2), LivestreamState.valueOf(rows.getString(3))));
                }
            }
        }
    }

    public static Broadcasts seen(Connection database, Collection<UUID> streams) throws SQLException {
        return new Broadcasts(database, streams, READ);
    }

    /** Their state stays as it is until the commit: whoever ends a stream waits for the batches under way. */
    public static Broadcasts held(Connection database, Collection<UUID> streams) throws SQLException {
        try (var gate = database.prepareStatement(GATE)) {
            gate.setArray(1, database.createArrayOf("uuid", streams.stream().distinct().sorted(Ids.ORDER).toArray()));
            gate.execute();
        }
        return new Broadcasts(database, streams, READ + " for share");
    }

    /** Why this viewer can do nothing here, or null. */
    public RuntimeException refusal(UUID stream, Viewer viewer) {
        var broadcast = known.get(stream);
        if (broadcast == null) {
            return Refusal.notFound();
        }
        if (!broadcast.guests && viewer.guest()) {
            return new UnauthorizedException();
        }
        if (!broadcast.guests && !viewer.member()) {
            return new Refusal("missing-role").with("roles", List.of("member"));
        }
        return broadcast.state == LivestreamState.SCHEDULED ? new Refusal("stream-not-live") : null;
    }

    public boolean live(UUID stream) {
        return known.get(stream).state == LivestreamState.LIVE;
    }
}
