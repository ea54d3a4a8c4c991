package cn.zhijia.education;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

/** Looks behind the door: whether a term's seats are what they should be at every commit. */
@ApplicationScoped
class Ledger {

    /** What must be zero, and why it would not be. */
    private static final String[][] INVARIANTS = {
            { "taken = holding rows <= quota, in every pool",
                    """
                            select count(*) from quota_pool q where term_id = :term and (taken > quota or taken <> (
                                select count(*) from seat s join offering_pool p on p.offering_id = s.offering_id where p.pool_id = q.id))""" },
            { "waiting = choices that wait there", """
                    select count(*) from quota_pool q where term_id = :term
                        and waiting <> (select count(*) from waiting_choice w where w.pool_id = q.id)""" },
            { "whoever waits is in the line with all choices, nobody else is",
                    """
                            select count(*) from application a where term_id = :term and array(select offering_id from waiting_choice w
                                where w.application_id = a.id order by rank) <> case state when 'WAITLISTED' then choices else '{}' end""" },
            { "nobody waits beside a seat that fits",
                    """
                            select count(*) from waiting_choice w join term t on t.id = w.term_id where t.id = :term and t.promotion = 'OPEN'
                                and not exists (select 1 from offering_pool p where p.offering_id = w.offering_id and p.taken >= p.quota)""" },
            { "who waits at a pool waits because it is full",
                    """
                            select count(*) from quota_pool q join term t on t.id = q.term_id where t.id = :term and t.promotion = 'OPEN'
                                and q.waiting > 0 and q.taken < q.quota""" },
            { "every ticket given is somebody's", """
                    select abs(last_ticket - (select count(distinct ticket) from application where term_id = :term))
                        + abs(last_ticket - (select coalesce(max(ticket), 0) from application where term_id = :term))
                    from quota_pool where term_id = :term and kind = 'TERM'""" },
            { "tickets rise in the order of commits and never change", """
                    select count(*) from (select ticket, lag(ticket) over (order by n) as before from application_event
                        where term_id = :term and from_state = 'DRAFT' and ticket is not null) e where ticket <= before""" },
            { "moments rise with the tickets",
                    """
                            select count(*) from (select submitted_at, lag(submitted_at) over (order by ticket) as before from application
                                where term_id = :term and ticket is not null) a where submitted_at < before""" },
            { "moments rise in the order of commits", """
                    select count(*) from (select at, lag(at) over (order by n) as before from application_event
                        where term_id = :term and ticket is not null) e where at < before""" },
            { "a ticket stays with its application", """
                    select count(*) from application_event e join application a on a.id = e.application_id
                    where e.term_id = :term and e.ticket <> a.ticket""" },
            { "nobody is seated while a lower ticket waits for that offering, frozen or not", """
                    select count(*) from application_event e where e.term_id = :term and e.to_state = 'SUBMITTED' and exists (
                        select 1 from application_event w join application a on a.id = w.application_id
                        where w.term_id = :term and w.from_state = 'DRAFT' and w.to_state = 'WAITLISTED' and w.n < e.n
                            and w.ticket < e.ticket and e.offering_id = any (a.choices) and not exists (
                                select 1 from application_event l where l.application_id = w.application_id
                                    and l.from_state = 'WAITLISTED' and l.n < e.n))""" },
            { "every seat is released once", """
                    select count(*) from (select application_id from application_event where term_id = :term
                        and to_state = 'WITHDRAWN' group by application_id having count(*) > 1) twice""" } };

    private final EntityManager database;

    Ledger(EntityManager database) {
        this.database = database;
    }

    @Transactional
    void check(UUID term) {
        for (var invariant : INVARIANTS) {
            assertEquals(0L, ((Number) database.createNativeQuery(invariant[1]).setParameter("term", term).getSingleResult())
                    .longValue(), invariant[0]);
        }
    }

    @Transactional
    long count(String query, UUID term) {
        return ((Number) database.createNativeQuery(query).setParameter("term", term).getSingleResult()).longValue();
    }

    /** Every state change of a term under its lock, in commit order. */
    @Transactional
    List<Change> changes(UUID term) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database
                .createNativeQuery(
                        """
                                select e.application_id, coalesce(e.from_state, ''), e.to_state, e.ticket, e.offering_id, array_to_string(a.choices, ',')
                                from application_event e join application a on a.id = e.application_id
                                where e.term_id = :term and e.from_state is not null order by n""",
                        Tuple.class)
                .setParameter("term", term)
                .getResultList();
        return rows.stream().map(r -> new Change(r.get(0, UUID.class), r.get(1, String.class), r.get(2, String.class),
                r.get(3, Integer.class), r.get(4, UUID.class),
                Arrays.stream(r.get(5, String.class).split(",")).map(UUID::fromString).toList())).toList();
    }

    /** The pools a seat in each offering is taken from, and the quota of each pool. */
    @Transactional
    Map<UUID, Map<UUID, Integer>> pools(UUID term) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database.createNativeQuery("""
                select p.offering_id, p.pool_id, p.quota from offering_pool p join offering o on o.id = p.offering_id
                where o.term_id = :term""", Tuple.class).setParameter("term", term).getResultList();
        var pools = new HashMap<UUID, Map<UUID, Integer>>();
        rows.forEach(r -> pools.computeIfAbsent(r.get(0, UUID.class), o -> new HashMap<>()).put(r.get(1, UUID.class),
                r.get(2, Integer.class)));
        return pools;
    }
}
