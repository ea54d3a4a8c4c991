package cn.zhijia.events.live.chat.moderation;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.events.live.chat.ChatMessage;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Slice;

/** What waits for a stream's organizers: new messages, and published ones that were reported since somebody last looked. */
record Queue(UUID stream) {

    private static final String SHOW = """
            select m.id, m.state, m.text, p.member_no, p.name, m.sent_at, m.at_offset, w.since,
                coalesce(f.reports, 0) as reports,
                array(select r.reason from live_report r where r.message_id = m.id
                    order by r.reported_at, r.person_id limit 10) as reasons
            from (%s) w join live_message m on m.id = w.id join person p on p.id = m.person_id
            left join live_flag f on f.message_id = m.id order by w.since, m.id
            """;
    /** Each half by its own index, and no more of it than the page can hold. */
    private static final String WAITING = """
            (select id, sent_at as since from live_message where stream_id = :stream and state = 'PENDING'
                and (sent_at, id) > (cast(:since as timestamptz), cast(:id as uuid)) order by sent_at, id limit :limit)
            union all
            (select f.message_id, f.since from live_flag f join live_message m on m.id = f.message_id
                where f.stream_id = :stream and f.reports > f.settled and m.state = 'PUBLISHED'
                and (f.since, f.message_id) > (cast(:since as timestamptz), cast(:id as uuid))
                order by f.since, f.message_id limit :limit)
            order by 2, 1 limit :limit
            """;
    private static final String ONE = "select cast(:id as uuid) as id, cast(null as timestamptz) as since";
    private static final List<String> START = List.of("-infinity", new UUID(0, 0).toString());

    @SuppressWarnings("unchecked")
    QueuePage page(String cursor, int limit) {
        var from = cursor == null ? START : Cursor.read(cursor, this, 2);
        List<Tuple> rows = database().createNativeQuery(SHOW.formatted(WAITING), Tuple.class).setParameter("stream", stream)
                .setParameter("since", from.get(0)).setParameter("id", from.get(1)).setParameter("limit", limit + 1)
                .getResultList();
        var slice = Slice.of(rows, limit).map(ModeratedView::of);
        return new QueuePage(slice.shown(), slice.next(this, last -> List.of(last.waitingSince(), last.id())));
    }

    static ModeratedView one(UUID message) {
        return ModeratedView.of((Tuple) database().createNativeQuery(SHOW.formatted(ONE), Tuple.class)
                .setParameter("id", message).getSingleResult());
    }

    private static EntityManager database() {
        return ChatMessage.getEntityManager();
    }
}
