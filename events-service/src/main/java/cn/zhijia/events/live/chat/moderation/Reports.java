package cn.zhijia.events.live.chat.moderation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.events.live.chat.ChatMessage;
import cn.zhijia.kit.Refusal;

/** 举报: what readers say against one message, which the caller holds. */
record Reports(UUID stream, UUID message) {

    /** Holds the person first: a first sign-in in parallel has that row locked while it waits for this one. */
    private static final String REPORT = """
            with reporter as (select id from person where id = :person for key share)
            insert into live_report (message_id, person_id, reason, reported_at)
            select :message, id, :reason, zhijia_now() from reporter on conflict do nothing
            """;
    private static final String COUNT = """
            insert into live_flag (message_id, stream_id, reports, since) values (:message, :stream, 1, zhijia_now())
            on conflict (message_id) do update set reports = live_flag.reports + 1,
                since = case when live_flag.reports = live_flag.settled then excluded.since else live_flag.since end
            """;
    private static final String SETTLE = """
            update live_flag set settled = least(:seen, reports) where message_id = :message and settled < least(:seen, reports)
            """;

    /** A person's second report says nothing new. */
    boolean add(UUID person, String reason) {
        boolean made = database().createNativeQuery(REPORT).setParameter("message", message).setParameter("person", person)
                .setParameter("reason", reason).executeUpdate() == 1;
        if (made) {
            database().createNativeQuery(COUNT).setParameter("message", message).setParameter("stream", stream).executeUpdate();
        }
        return made;
    }

    /** 404 when this person has not reported it. */
    @SuppressWarnings("unchecked")
    ReportView by(UUID person) {
        List<Tuple> rows = database().createNativeQuery(
                "select reason, reported_at from live_report where message_id = :message and person_id = :person", Tuple.class)
                .setParameter("message", message).setParameter("person", person).getResultList();
        return rows.stream().map(row -> new ReportView(message, row.get(0, String.class), row.get(1, Instant.class)))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** So many were seen by whoever decided; later ones stay open. @return whether one of them was open */
    boolean settle(int seen) {
        return database().createNativeQuery(SETTLE).setParameter("message", message).setParameter("seen", seen)
                .executeUpdate() == 1;
    }

    private static EntityManager database() {
        return ChatMessage.getEntityManager();
    }
}
