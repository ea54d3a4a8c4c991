package cn.zhijia.education.quota;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.kit.Refusal;

/**
 * A term's seats, held until commit: whoever gives, takes or frees one locks the TERM pool's row first, then the
 * application, then other pools by id. So tickets rise in commit order, nobody can deadlock, and a seat freed at the
 * instant of an application is either already with whoever waited for it or not yet free.
 * <p>
 * A seat in an offering is one in each of its pools (the term's, its level's, its own). It is taken by guarded UPDATEs:
 * while taken is below the quota (never "equal"; quota 0 is closed), and while nobody waits there (nobody overtakes those
 * who wait, even beside a free seat, as it stands when promotion is frozen). Who waits where: {@link WaitingLine}.
 */
public final class TermSeats {

    private static final int ATTEMPTS = 3;

    private final EntityManager database;
    private final UUID term;
    private final UUID termPool;
    private final WaitingLine line;

    private TermSeats(UUID term, UUID termPool) {
        this.database = QuotaPool.getEntityManager();
        this.term = term;
        this.termPool = termPool;
        this.line = new WaitingLine(database, term, termPool);
    }

    /** Locks the term's seats; empty when it has no TERM pool yet, and so no seat to give. */
    public static Optional<TermSeats> lock(UUID term) {
        return QuotaPool.getEntityManager()
                .createNativeQuery("select id from quota_pool where term_id = :term and kind = 'TERM' for update")
                .setParameter("term", term).getResultStream().findFirst().map(pool -> new TermSeats(term, (UUID) pool));
    }

    /**
     * The present moment. Asked for after {@link #lock}, moments rise with the tickets; the start of a transaction, which may
     * have waited for the lock, does not.
     */
    public static Instant moment() {
        return (Instant) QuotaPool.getEntityManager().createNativeQuery("select this_moment()")
                .getSingleResult();
    }

    /** Whether somebody has a ticket already. */
    public boolean begun() {
        return (Integer) database.createNativeQuery("select last_ticket from quota_pool where id = :pool")
                .setParameter("pool", termPool).getSingleResult() > 0;
    }

    /** The next ticket: unique in the term and, because of the lock, rising in commit order without gaps. */
    public int ticket() {
        return (Integer) database
                .createNativeQuery(
                        "update quota_pool set last_ticket = last_ticket + 1 where id = :pool returning last_ticket")
                .setParameter("pool", termPool).getSingleResult();
    }

    /** Refuses choices of which every one is closed: a pool of quota 0 seats nobody and nobody waits for it alone. */
    public void requireOpenChoice(List<UUID> choices) {
        long closed = ((Number) database
                .createNativeQuery(
                        "select count(distinct offering_id) from offering_pool where offering_id in (:choices) and quota = 0")
                .setParameter("choices", choices).getSingleResult()).longValue();
        if (closed == choices.size()) {
            throw new Refusal("offering-closed");
        }
    }

    /**
     * Seats the application in the first of its choices that has room, or lets it wait for all of them.
     *
     * @return the offering, or empty when it waits
     */
    public Optional<UUID> seatOrWait(UUID application, int ticket, List<UUID> choices, boolean mayWait) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<UUID, UUID> refusedBy = new LinkedHashMap<>();
            for (UUID offering : choices) {
                var pool = refusingPool(offering);
                if (pool.isEmpty()) {
                    return Optional.of(offering);
                }
                refusedBy.put(offering, pool.get());
            }
            if (!mayWait) {
                throw new Refusal("term-full");
            }
            if (line.join(application, ticket, refusedBy)) {
                return Optional.empty();
            }
        }
        throw new Refusal("busy");
    }

    /** Takes a seat in every pool of the offering, or none and names the first pool, by id, that has none to give. */
    private Optional<UUID> refusingPool(UUID offering) {
        run("savepoint choice");
        for (UUID pool : pools(offering)) {
            boolean taken = !database
                    .createNativeQuery(
                            "update quota_pool set taken = taken + 1 where id = :pool and taken < quota and waiting = 0 returning taken")
                    .setParameter("pool", pool).getResultList().isEmpty();
            if (!taken) {
                run("rollback to savepoint choice");
                return Optional.of(pool);
            }
        }
        noteFilled();
        return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> pools(UUID offering) {
        return database
                .createNativeQuery("select pool_id from offering_pool where offering_id = :offering order by pool_id")
                .setParameter("offering", offering).getResultList();
    }

    /** The moment the last seat was first taken: written once, whatever happens to the seat later. */
    private void noteFilled() {
        database.createNativeQuery(
                """
                        update term set first_filled_at = this_moment(), version = version + 1 where id = :term and first_filled_at is null
                        and exists (select 1 from quota_pool where id = :pool and taken = quota)""")
                .setParameter("term", term).setParameter("pool", termPool).executeUpdate();
    }

    /** Gives the seat back and hands it on; call once, in the transaction in which its holder stops holding it. */
    public void release(UUID offering) {
        database.createNativeQuery("""
                update quota_pool set taken = taken - 1
                where id in (select pool_id from offering_pool where offering_id = :offering)""")
                .setParameter("offering", offering).executeUpdate();
        settle();
    }

    /** Takes somebody out of the line. */
    public void leave(UUID application) {
        line.leave(application);
    }

    /** After anything that frees or adds a seat: while promotion is open nobody waits beside a seat that fits. */
    public void settle() {
        if (promotionOpen()) {
            while (line.promoteNext()) {
                noteFilled();
            }
        }
        line.moveOn();
    }

    private boolean promotionOpen() {
        return (Boolean) database
                .createNativeQuery("select promotion = 'OPEN' and this_moment() < promotion_closes from term where id = :term")
                .setParameter("term", term).getSingleResult();
    }

    /** Agroal refuses JDBC savepoints inside a managed transaction; as SQL they pass. */
    private void run(String sql) {
        database.createNativeQuery(sql).executeUpdate();
    }
}
