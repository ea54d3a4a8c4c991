package cn.zhijia.education.quota;

import java.util.Map;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/**
 * 候补: those of a term who wait, each for all of its choices, by ticket.
 * <p>
 * <b>Where somebody waits.</b> Pools are nested, so "waiting" must be counted where it is true. Counted at every pool of
 * every choice, a person who waits only because offering A is full would close the term for B. Counted at a fixed pool,
 * it would go stale: the pool gets room, another one is full now, and the count keeps others from a seat that this person
 * cannot use. So <b>each choice waits at one full pool, the one that refused it</b>, and {@code quota_pool.waiting} is
 * the number of choices that wait there. One full pool is reason enough why a choice cannot be had (as one watched
 * literal is for a clause). When that pool gets room, either the choice fits and the lowest ticket takes it, or another
 * of its pools is full and the choice moves there ({@link #moveOn}). Hence, at every commit while promotion is open: a
 * pool where somebody waits is full; whoever waits finds a full pool in each choice; and a seat that no waiting person
 * can use is free to a newcomer.
 * <p>
 * <b>While promotion stands still</b> (frozen) a freed seat can fit somebody who waits. Such a choice waits at the TERM
 * pool, which every newcomer needs: whatever a newcomer chose, it would take a seat of the term from a lower ticket.
 */
final class WaitingLine {

    private final EntityManager database;
    private final UUID term;
    private final UUID termPool;

    WaitingLine(EntityManager database, UUID term, UUID termPool) {
        this.database = database;
        this.term = term;
        this.termPool = termPool;
    }

    /**
     * Joins the line if each pool still refuses: otherwise a seat freed since then would leave somebody waiting beside it.
     *
     * @param refusedBy offering to pool, in the order of the choices
     * @return false when a pool has room again and the choices must be tried again; nothing is changed then
     */
    boolean join(UUID application, int ticket, Map<UUID, UUID> refusedBy) {
        database.createNativeQuery("savepoint line").executeUpdate();
        int rank = 0;
        for (var choice : refusedBy.entrySet()) {
            int joined = database
                    .createNativeQuery(
                            "update quota_pool set waiting = waiting + 1 where id = :pool and (taken >= quota or waiting > 0)")
                    .setParameter("pool", choice.getValue()).executeUpdate();
            if (joined == 0) {
                database.createNativeQuery("rollback to savepoint line").executeUpdate();
                return false;
            }
            database.createNativeQuery("""
                    insert into waiting_choice (application_id, rank, term_id, ticket, offering_id, pool_id)
                    values (:application, :rank, :term, :ticket, :offering, :pool)""").setParameter("application", application)
                    .setParameter("rank", ++rank).setParameter("term", term).setParameter("ticket", ticket)
                    .setParameter("offering", choice.getKey()).setParameter("pool", choice.getValue()).executeUpdate();
        }
        return true;
    }

    void leave(UUID application) {
        database.createNativeQuery(
                """
                        with gone as (delete from waiting_choice where application_id = :application returning pool_id)
                        update quota_pool q set waiting = q.waiting - g.n from (select pool_id, count(*) as n from gone group by pool_id) g
                        where q.id = g.pool_id""")
                .setParameter("application", application).executeUpdate();
    }

    /** Seats the lowest ticket that fits, in the highest of its choices that does; false when nobody fits. */
    boolean promoteNext() {
        var next = database.createNativeQuery("""
                select application_id, offering_id from waiting_choice where term_id = :term and offering_id in (
                    select o.id from offering o where o.term_id = :term and not exists (
                        select 1 from offering_pool p where p.offering_id = o.id and p.taken >= p.quota))
                order by ticket, rank limit 1""", Tuple.class).setParameter("term", term).getResultStream().findFirst();
        next.ifPresent(row -> promote(((Tuple) row).get(0, UUID.class), ((Tuple) row).get(1, UUID.class)));
        return next.isPresent();
    }

    /** Promoted is SUBMITTED, like everybody seated at once: review comes after. */
    private void promote(UUID application, UUID offering) {
        leave(application);
        database.createNativeQuery("""
                update quota_pool set taken = taken + 1
                where id in (select pool_id from offering_pool where offering_id = :offering)""")
                .setParameter("offering", offering).executeUpdate();
        int promoted = database.createNativeQuery("""
                update application set state = 'SUBMITTED', offering_id = :offering, promoted_at = this_moment(),
                version = version + 1 where id = :application and state = 'WAITLISTED'""").setParameter("offering", offering)
                .setParameter("application", application).executeUpdate();
        if (promoted != 1) {
            throw new IllegalStateException("in the line but not waiting: " + application);
        }
    }

    /** Moves every choice whose pool has room to another that is full, or else, as promotion stands still, to the TERM pool. */
    void moveOn() {
        int moved = database.createNativeQuery("""
                update waiting_choice w set pool_id = coalesce((select p.pool_id from offering_pool p
                    where p.offering_id = w.offering_id and p.taken >= p.quota order by p.pool_id limit 1), :termPool)
                from quota_pool q where w.term_id = :term and q.id = w.pool_id and q.taken < q.quota""")
                .setParameter("term", term).setParameter("termPool", termPool).executeUpdate();
        if (moved > 0) {
            database.createNativeQuery("""
                    update quota_pool q set waiting = (select count(*) from waiting_choice w where w.pool_id = q.id)
                    where q.term_id = :term""").setParameter("term", term).executeUpdate();
        }
    }
}
