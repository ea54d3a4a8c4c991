package cn.zhijia.events.seats;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.kit.Refusal;

/** The few statements by which seats change hands. The guards stand in their conditions, not in any check before them. */
public final class Seats {

    /** Two neighbours can free and fill a seat between claim and join again and again, but not for ever. */
    private static final int ATTEMPTS = 8;

    /**
     * {@code waiting = 0}: a free seat belongs to the line, not to whoever comes along. The line is joined only when there is
     * truly no seat to claim, or somebody would wait beside an idle one. The beginning of one statement that goes on with
     * whatever must be written while the quota is held, because each way to the database and back is time in which everybody
     * else waits for it. Its row, {@code turn}, is a {@link Turn}. More than one only if a quota was added this moment: then
     * the event's version has moved.
     */
    public static final String CLAIM_OR_JOIN = """
            with claimed as (
                update quota set used = used + :party
                where event_id = :event and open and waiting = 0 and (size is null or used + :party <= size)
                returning id, zhijia_now() + (clock_timestamp() - now()) as at
            ), joined as (
                update quota set waiting = waiting + 1
                where not exists (select from claimed)
                and event_id = :event and open and size is distinct from 0 and (size is null or :party <= size)
                and (waiting > 0 or used + :party > size) and (waitlist_size is null or waiting < waitlist_size)
                returning id, zhijia_now() + (clock_timestamp() - now()) as at,
                    waiting - (select cast(count(*) as integer) from registration r
                               where r.event_id = :event and r.state = 'WAITLISTED' and -r.priority > 0) as place,
                    not paused and (size is null or used + :party <= size) as movable
            ), turn as (
                select array[id] as quotas, cast('{}' as uuid[]) as blocked_by, true as holds, at, cast(null as integer) as place,
                    false as movable from claimed
                union all select array[id], array[id], false, at, place, movable from joined
            )
            """;
    private static final String ASK = """
            select id, zhijia_now() + (clock_timestamp() - now()) from quota
            where event_id = :event and open and size is distinct from 0 and (size is null or :party <= size) for share
            """;
    private static final String COUNT = """
            update quota set used = used + :seats, waiting = waiting + :people,
                oversubscribed = oversubscribed and coalesce(used + :seats > size, false)
            where id = any(cast(:quotas as uuid[])) returning zhijia_now() + (clock_timestamp() - now())
            """;

    private Seats() {
    }

    /**
     * Seats of an event that counts everybody in one quota, or else the end of its line; held against everybody else until this
     * transaction ends.
     *
     * @param statement begins with {@link #CLAIM_OR_JOIN}; empty when there was neither a seat nor a place
     */
    public static <T> T claim(Want want, Supplier<Optional<T>> statement) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var done = statement.get();
            if (done.isPresent()) {
                return done.get();
            }
            requireHope(want);
        }
        throw new Refusal("busy");
    }

    /** The same where several quotas may count the person. */
    public static Turn claim(Want want) {
        return take(Quota.counting(Quota.lockAll(want.event()), want), want.party());
    }

    /**
     * A moment in the event's line without a seat or a place yet, for who needs approval; with seats where the event holds some
     * for who asks and they are free. The event cannot be cancelled before this transaction ends.
     */
    public static Turn ask(Want want, boolean holds) {
        if (holds) {
            var quotas = Quota.counting(Quota.lockAll(want.event()), want);
            quotas.forEach(q -> q.requireHope(want.party()));
            var ids = quotas.stream().map(Quota::id).toList();
            boolean free = quotas.stream().allMatch(q -> q.waiting == 0 && q.fits(want.party()));
            var at = count(ids, free ? want.party() : 0, 0);
            return new Turn(ids, free ? List.of() : ids, want.party(), at, null, false);
        }
        if (!want.oneQuota()) {
            var quotas = Quota.counting(Quota.lockAll(want.event()), want);
            quotas.forEach(q -> q.requireHope(want.party()));
            var ids = quotas.stream().map(Quota::id).toList();
            return new Turn(ids, ids, want.party(), count(ids, 0, 0), null, false);
        }
        return asked(want);
    }

    /** Its quota is shared, and so held against who changes the event, not against others who ask. */
    @SuppressWarnings("unchecked")
    private static Turn asked(Want want) {
        List<Tuple> rows = database().createNativeQuery(ASK, Tuple.class).setParameter("event", want.event())
                .setParameter("party", want.party()).getResultList();
        if (rows.isEmpty()) {
            requireHope(want);
            throw new Refusal("busy");
        }
        var quotas = rows.stream().map(row -> row.get(0, UUID.class)).toList();
        return new Turn(quotas, quotas, want.party(), rows.get(0).get(1, Instant.class), null, false);
    }

    /**
     * Seats in all these quotas, or a place in the line of those that lack some. All quotas of the event must be locked.
     *
     * @param quotas the ones that count this party
     */
    public static Turn take(List<Quota> quotas, int party) {
        quotas.forEach(q -> q.requireHope(party));
        var lacking = quotas.stream().filter(q -> !q.fits(party)).toList();
        var blocking = lacking.isEmpty() ? quotas.stream().filter(q -> q.waiting > 0).toList() : lacking;
        blocking.forEach(Quota::requirePlace);
        boolean seated = blocking.isEmpty();
        var ids = quotas.stream().map(Quota::id).toList();
        var blockedBy = blocking.stream().map(Quota::id).toList();
        var at = seated ? count(ids, party, 0) : count(blockedBy, 0, 1);
        boolean movable = !seated && lacking.isEmpty() && quotas.stream().noneMatch(q -> q.paused);
        if (movable) {
            blocking.forEach(database()::refresh); // a hand-over follows
        }
        return new Turn(ids, blockedBy, party, at, null, movable);
    }

    /** Takes a claim of this transaction back as if it had not been made: nobody else has seen it. */
    public static void undo(Turn turn) {
        if (turn.seated()) {
            count(turn.quotas(), -turn.party(), 0);
        } else {
            count(turn.blockedBy(), 0, -1);
        }
    }

    /**
     * Somebody gives seats back or leaves the line, and whoever is next gets what is free. All quotas of the event must be
     * locked,
     * the registration must have been written.
     *
     * @param held quotas in which {@code seats} are given back; none when no seats were held
     * @param awaited quotas that were waited for
     */
    public static void release(UUID event, List<Quota> quotas, Collection<UUID> held, int seats, Collection<UUID> awaited) {
        if (!held.isEmpty()) {
            count(held, -seats, 0);
        }
        if (!awaited.isEmpty()) {
            count(awaited, 0, -1);
        }
        quotas.stream().filter(q -> held.contains(q.id) || awaited.contains(q.id)).forEach(Quota.getEntityManager()::refresh);
        handOver(event, quotas);
    }

    /** Nobody waits who could be seated: after anything that freed a seat or changed the line. */
    public static void handOver(UUID event, List<Quota> quotas) {
        handOver(event, quotas, null);
    }

    /** @param newcomer who joined the line in this very call, and so is confirmed rather than promoted */
    public static void handOver(UUID event, List<Quota> quotas, UUID newcomer) {
        new HandOver(event, quotas, newcomer).run();
    }

    /** Seats more in use, and parties more in line, in each of these; negative for fewer. They must be locked. */
    public static Instant count(Collection<UUID> quotas, int seats, int people) {
        return (Instant) database().createNativeQuery(COUNT).setParameter("seats", seats)
                .setParameter("people", people).setParameter("quotas", Queue.texts(quotas)).getResultList().get(0);
    }

    private static void requireHope(Want want) {
        for (var quota : Quota.of(want.event())) {
            database().refresh(quota);
            quota.requireHope(want.party());
            if (!quota.fits(want.party()) || quota.waiting > 0) {
                quota.requirePlace();
            }
        }
    }

    private static EntityManager database() {
        return Quota.getEntityManager();
    }
}
