package cn.zhijia.events.seats;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.events.notice.Fact;
import cn.zhijia.kit.Refusal;

/** The few statements by which seats change hands. The guards stand in their conditions, not in any check before them. */
public final class Seats {

    /** Two neighbours can free and fill a seat between claim and join again and again, but not for ever. */
    private static final int ATTEMPTS = 8;

    /** {@code waiting = 0}: a free seat belongs to the line, not to whoever comes along. */
    private static final String CLAIM = """
            update quota set used = used + 1
            where event_id = :event and open and waiting = 0 and (size is null or used + 1 <= size)
            returning id, zhijia_now() + (clock_timestamp() - now()), 0
            """;
    /** Only when there is truly no seat to claim, or somebody would wait beside an idle one. */
    private static final String JOIN = """
            update quota set waiting = waiting + 1
            where event_id = :event and open and size is distinct from 0 and (waiting > 0 or used + 1 > size)
            and (waitlist_size is null or waiting < waitlist_size)
            returning id, zhijia_now() + (clock_timestamp() - now()), waiting
            """;
    private static final String ASK = """
            select id, zhijia_now() + (clock_timestamp() - now()), 0 from quota
            where event_id = :event and open and size is distinct from 0 for share
            """;
    private static final String HAND_OVER = """
            with free as (
                select q.id, case when q.used > q.size then 0 else q.size - q.used end as seats
                from quota q join event e on e.id = q.event_id
                where q.id = :quota and q.open and not q.paused and e.starts_at > zhijia_now()),
            promoted as (
                update registration set state = 'CONFIRMED'
                where id in (select r.id from registration r join free on free.id = r.quota_id
                             where r.state = 'WAITLISTED' order by r.priority desc, r.joined_at, r.id
                             limit (select seats from free))
                returning *),
            told as (%s)
            update quota set used = used + n.people, waiting = waiting - n.people,
                oversubscribed = coalesce(used + n.people > size, false)
            from (select cast(count(*) as integer) as people from promoted) n where quota.id = :quota
            """.formatted(Fact.PROMOTED.tell("promoted"));

    private Seats() {
    }

    /** A seat of the event, or else the end of its line; held against everybody else until this transaction ends. */
    public static Turn claim(UUID event) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var turn = turn(CLAIM, event);
            if (turn == null) {
                turn = turn(JOIN, event);
            }
            if (turn != null) {
                return turn;
            }
            requireHope(event);
        }
        throw new Refusal("busy");
    }

    /**
     * A moment in the event's line without a seat or a place yet, for who needs approval. The event cannot be cancelled before
     * this transaction ends.
     */
    public static Turn ask(UUID event) {
        var turn = turn(ASK, event);
        if (turn == null) {
            requireHope(event);
            throw new Refusal("busy");
        }
        return turn;
    }

    /** Takes a claim of this transaction back as if it had not been made: nobody else has seen it. */
    public static void undo(Turn turn) {
        count(turn.quota(), turn.seated() ? -1 : 0, turn.seated() ? 0 : -1);
    }

    static void handOver(UUID quota) {
        database().createNativeQuery(HAND_OVER).setParameter("quota", quota).executeUpdate();
    }

    static void count(UUID quota, int seats, int people) {
        database().createNativeQuery("update quota set used = used + :seats, waiting = waiting + :people where id = :quota")
                .setParameter("seats", seats).setParameter("people", people).setParameter("quota", quota).executeUpdate();
    }

    private static Turn turn(String statement, UUID event) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database().createNativeQuery(statement, Tuple.class).setParameter("event", event).getResultList();
        return rows.isEmpty() ? null
                : new Turn(rows.get(0).get(0, UUID.class), rows.get(0).get(1, Instant.class),
                        rows.get(0).get(2, Integer.class));
    }

    private static void requireHope(UUID event) {
        for (var quota : Quota.of(event)) {
            database().refresh(quota);
            var refusal = quota.refusal();
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    private static EntityManager database() {
        return Quota.getEntityManager();
    }
}
