package cn.zhijia.events.live.visit.broadcast;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import cn.zhijia.events.Ids;

/** What one batch adds to the totals of its streams, written beside its rows. */
public final class Total {

    private static final String ADD = """
            insert into live_total as t (stream_id, slot, visits, likes, replay_visits, replay_likes)
            select stream, ?, visits, likes, replay_visits, replay_likes
            from unnest(?, ?, ?, ?, ?) as added(stream, visits, likes, replay_visits, replay_likes)
            on conflict (stream_id, slot) do update set visits = t.visits + excluded.visits, likes = t.likes + excluded.likes,
                replay_visits = t.replay_visits + excluded.replay_visits, replay_likes = t.replay_likes + excluded.replay_likes""";

    private static final int COUNTS = 4;

    private final Map<UUID, long[]> added = new TreeMap<>(Ids.ORDER);

    public void visit(UUID stream, boolean replay) {
        of(stream)[replay ? 2 : 0]++;
    }

    public void likes(UUID stream, long live, long replay) {
        of(stream)[1] += live;
        of(stream)[3] += replay;
    }

    private long[] of(UUID stream) {
        return added.computeIfAbsent(stream, s -> new long[COUNTS]);
    }

    /** The last statement before the commit. @param slot nobody else's, so that writers do not wait for each other */
    public void write(Connection database, UUID slot) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        try (var insert = database.prepareStatement(ADD)) {
            insert.setObject(1, slot);
            insert.setArray(2, database.createArrayOf("uuid", added.keySet().toArray()));
            for (int i = 0; i < COUNTS; i++) {
                int count = i;
                insert.setArray(3 + i,
                        database.createArrayOf("int8", added.values().stream().map(counts -> counts[count]).toArray()));
            }
            insert.executeUpdate();
        }
    }
}
