package cn.zhijia.events.live.frame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import cn.zhijia.events.live.LivestreamState;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Reads what is new in many streams, with two queries.
 * <p>
 * Nothing is ever missed: an offset is given under the lock of the channel's row, which is held until the commit can be seen,
 * so whoever
 * sees an entry sees all before it. That holds within one snapshot; the two queries share one, or a message could be among a
 * newcomer's newest and come again as news.
 */
@Singleton
public class Look {

    /** Whoever knows nothing yet is given as much as others can go back. */
    public static final long NOTHING = -1;

    /** Entries of one stream at one look; the rest is for the next. */
    private static final int MOST = 1_000;

    /** A gauge that nobody has measured of late, as after a pause, is not believed: who was heard of is counted here. */
    private static final String STREAMS = """
            select c.stream_id, live_epoch(c), c.last_offset, s.state,
                cast(coalesce(s.imported_visits, 0) + coalesce(t.visits, 0) as bigint),
                cast(coalesce(s.imported_likes, 0) + coalesce(t.likes, 0) as bigint), case
                    when g.measured_at between zhijia_now() - interval '10 seconds' and zhijia_now() then g.concurrent
                    else (select count(*) from live_visit where stream_id = c.stream_id
                        and last_beat_at > zhijia_now() - interval '60 seconds') end,
                cast(coalesce(t.replay_visits, 0) as bigint), cast(coalesce(t.replay_likes, 0) as bigint), zhijia_now()
            from live_channel c join livestream s on s.id = c.stream_id left join live_gauge g on g.stream_id = c.stream_id
            left join lateral (select sum(visits) as visits, sum(likes) as likes, sum(replay_visits) as replay_visits,
                sum(replay_likes) as replay_likes from live_total where stream_id = c.stream_id) t on true
            where c.stream_id = any(cast(:streams as uuid[]))
            """;

    private static final String ENTRIES = """
            select c.stream_id, e.at_offset, e.kind, e.message_id, m.sender, m.text, m.sent_at
            from unnest(cast(:streams as uuid[]), cast(:known as bigint[])) as k(stream_id, at_offset)
            join live_channel c on c.stream_id = k.stream_id
            cross join lateral (select at_offset, kind, message_id from live_entry where stream_id = c.stream_id
                and at_offset > case when k.at_offset < 0 then c.last_offset - :reach else k.at_offset end
                order by at_offset limit :most) e
            left join live_message m on m.id = e.message_id and m.state = 'PUBLISHED' and e.kind = 'MESSAGE'
            order by c.stream_id, e.at_offset
            """;

    private final EntityManager database;

    Look(EntityManager database) {
        this.database = database;
    }

    /** @param known each stream's offset so far, or {@link #NOTHING}; streams that do not exist are not in the answer */
    public List<Reading> at(Map<UUID, Long> known) {
        var streams = List.copyOf(known.keySet());
        return QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery("set transaction isolation level repeatable read, read only").executeUpdate();
            var entries = entries(streams, streams.stream().map(known::get).toList());
            var readings = new ArrayList<Reading>();
            for (var row : rows(database.createNativeQuery(STREAMS, Object[].class).setParameter("streams", texts(streams)))) {
                var stream = (UUID) row[0];
                readings.add(new Reading(stream, (Long) row[1], (Long) row[2], LivestreamState.valueOf((String) row[3]),
                        new FrameCounters((Long) row[4], (Long) row[5], (Long) row[6], (Long) row[7], (Long) row[8],
                                (Instant) row[9]),
                        entries.getOrDefault(stream, List.of())));
            }
            return readings;
        });
    }

    private Map<UUID, List<Entry>> entries(List<UUID> streams, List<Long> known) {
        var found = new HashMap<UUID, List<Entry>>();
        for (var row : rows(database.createNativeQuery(ENTRIES, Object[].class).setParameter("streams", texts(streams))
                .setParameter("known", texts(known)).setParameter("reach", Window.REACH).setParameter("most", MOST))) {
            long offset = (Long) row[1];
            var message = (UUID) row[3];
            var shown = row[4] == null ? null
                    : new FrameMessage(message, (String) row[4], (String) row[5], (Instant) row[6], offset);
            found.computeIfAbsent((UUID) row[0], stream -> new ArrayList<>())
                    .add(new Entry(offset, message, row[2].equals("TOMBSTONE"), shown));
        }
        return found;
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }
}
