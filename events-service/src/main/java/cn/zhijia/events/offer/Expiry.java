package cn.zhijia.events.offer;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.events.notice.Fact;
import cn.zhijia.events.registration.Registration;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.events.seats.Seats;

/** What becomes of offers that nobody answered in time: twice the back of the line, then the end. */
final class Expiry {

    /** Those beyond it are for the next run. */
    private static final int AT_ONCE = 200;

    private static final String EXPIRE = """
            with due as (
                select id, row_number() over (order by offer_expires_at, id) as n, cardinality(earlier_offers) < 2 as again
                from registration where event_id = :event and state = 'OFFERED' and offer_expires_at <= zhijia_now()
                order by offer_expires_at, id limit :limit),
            expired as (
                update registration r set state = case when d.again then 'WAITLISTED' else 'OFFER_EXPIRED' end,
                    holds = false, blocked_by = case when d.again then r.quota_ids else '{}' end,
                    joined_at = case when d.again then zhijia_now() + (clock_timestamp() - now()) + d.n * interval '1 microsecond'
                        else r.joined_at end,
                    priority = least(r.priority, 0), passes = 0, earlier_offers = r.earlier_offers || r.offer,
                    ended_by = case when d.again then null else 'DEADLINE' end
                from due d where d.id = r.id and r.state = 'OFFERED' and r.offer_expires_at <= zhijia_now()
                returning r.*),
            told as (%s)
            select q.id, cast(sum(x.party_size) as integer), cast(count(*) filter (where x.state = 'WAITLISTED') as integer),
                bool_or(x.state = 'OFFER_EXPIRED')
            from expired x join quota q on q.id = any(x.quota_ids) group by q.id order by q.id
            """
            .formatted(Fact.OFFER_EXPIRED.tell("expired"));

    private Expiry() {
    }

    /** @return whether a registration has ended by it */
    @SuppressWarnings("unchecked")
    static boolean of(UUID event) {
        var quotas = Quota.lockAll(event);
        List<Tuple> rows = database().createNativeQuery(EXPIRE, Tuple.class).setParameter("event", event)
                .setParameter("limit", AT_ONCE).getResultList();
        for (var row : rows) {
            Seats.count(List.of(row.get(0, UUID.class)), -row.get(1, Integer.class), row.get(2, Integer.class));
        }
        quotas.forEach(database()::refresh);
        Seats.handOver(event, quotas);
        return rows.stream().anyMatch(row -> row.get(3, Boolean.class));
    }

    private static EntityManager database() {
        return Registration.getEntityManager();
    }
}
