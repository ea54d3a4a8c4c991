package cn.zhijia.counselling.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Query;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.Panache;

/**
 * What one transaction does to quotas: gathered while it goes, done by {@link #settle} at its end. Balances are locked after
 * every
 * appointment and day, in one order, so that nobody who waits for a time is waited for by somebody who counts. A quota that
 * does
 * not suffice refuses the whole transaction.
 */
public final class Settlement {

    /** The balances that are changed, with the pool from which one is opened if it is new. */
    private final TreeMap<Balance.Key, Optional<Pool>> balances = new TreeMap<>(Balance.Key.ORDER);
    /** Of which balances something is reserved here for somebody else, or given back: one for each session. */
    private final List<Balance.Key> waiting = new ArrayList<>();
    private final List<Balance.Key> returned = new ArrayList<>();
    private final List<Runnable> returns = new ArrayList<>();
    private final List<Runnable> takings = new ArrayList<>();

    /** What a query needs that asks by {@link Purse#suffices} whether this could reserve one more. */
    public void fill(Query query) {
        Purse.fill(query, returned, waiting);
    }

    /**
     * {@link #reserve} for somebody else than who calls, after {@link Purse#suffices} said yes: should it not be true any more,
     * the call is to be repeated, and looks again.
     */
    public void reserveForOther(UUID appointment, Person member, Instant start, boolean crisis) {
        var key = open(Pool.of(member), start);
        if (!crisis) {
            waiting.add(key);
        }
        takings.add(() -> {
            try {
                Charge.reserve(appointment, member.id, key, crisis);
            } catch (Refusal usedUp) {
                throw new Refusal("busy").retryAfter(Duration.ofSeconds(1));
            }
        });
    }

    /** The session is booked or held, or booked again after it was given back. */
    public void reserve(UUID appointment, Person member, Instant start, boolean crisis) {
        var key = open(Pool.of(member), start);
        takings.add(() -> Charge.reserve(appointment, member.id, key, crisis));
    }

    /** The session does not take place, and costs nothing. */
    public void release(UUID appointment) {
        lock(appointment);
        Charge.of(appointment).filter(Charge::isReserved).ifPresent(c -> returned.add(c.key()));
        returns.add(() -> Charge.release(appointment));
    }

    /** The session took place, or its member did not come. */
    public void consume(UUID appointment, boolean tookPlace) {
        lock(appointment);
        returns.add(() -> Charge.consume(appointment, tookPlace));
    }

    /** Called off late: costs a session, except the first time. */
    public void consumeUnlessFirstTime(UUID appointment) {
        lock(appointment);
        returns.add(() -> Charge.consumeUnlessFirstTime(appointment));
    }

    /** What was used is open again: it takes place after all, or somebody is to decide about it. */
    public void reopen(UUID appointment) {
        lock(appointment);
        returns.add(() -> Charge.reopen(appointment));
    }

    /** It takes place after all: what was used is open again, what was given back is booked once more. */
    public void reinstate(UUID appointment, Person member, Instant start) {
        Charge.of(appointment).ifPresent(c -> {
            if (c.state().equals("CONSUMED")) {
                reopen(appointment);
            } else if (c.state().equals("RELEASED")) {
                reserve(appointment, member, start, c.basis().equals("CRISIS"));
            }
        });
    }

    /** The session is at another time now; if that is in another year its reserve goes there, or nothing moves at all. */
    public void move(UUID appointment, Instant start) {
        Charge.of(appointment).filter(c -> c.isReserved() && c.key().year() != Pool.year(start)).ifPresent(c -> {
            lock(appointment);
            var key = open(Pool.owned(c.key().pool()), start);
            takings.add(() -> Charge.move(appointment, c.key(), key));
        });
    }

    /** Does it all, what is given back first. */
    public void settle() {
        Panache.getEntityManager().flush();
        balances.forEach((key, pool) -> pool.ifPresentOrElse(p -> Balance.open(p, key.year()), () -> Balance.lock(key)));
        returns.forEach(Runnable::run);
        takings.forEach(Runnable::run);
    }

    private void lock(UUID appointment) {
        Charge.of(appointment).map(Charge::key).ifPresent(key -> balances.putIfAbsent(key, Optional.empty()));
    }

    private Balance.Key open(Pool pool, Instant start) {
        var key = new Balance.Key(pool.owner(), Pool.year(start));
        balances.put(key, Optional.of(pool));
        return key;
    }
}
