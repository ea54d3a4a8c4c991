package cn.zhijia.events.offer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import cn.zhijia.events.registration.Parts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Ends the offers whose time has run out and hands their seats on. Runs on every replica: an event that another one has in hand
 * is left to it. A late run does no harm, for an acceptance looks at the deadline itself.
 */
@Singleton
class Sweeper {

    /** Events of one run; the rest is for the next. */
    private static final int EVENTS = 50;

    /**
     * The event before its quotas, as all do; not so strongly that a registration, which refers to it, would wait. By chance,
     * so that one which
     * is busy does not keep the others from their turn.
     */
    private static final String DUE = """
            select e.id from event e where not e.id = any(cast(:seen as uuid[])) and exists (
                select from registration r where r.event_id = e.id and r.state = 'OFFERED' and r.offer_expires_at <= zhijia_now())
            order by random() limit 1 for no key update skip locked
            """;

    private final EntityManager database;

    Sweeper(EntityManager database) {
        this.database = database;
    }

    @Scheduled(every = "{zhijia.offers.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < EVENTS; i++) {
            var swept = QuarkusTransaction.requiringNew().call(() -> next(seen));
            if (swept == null) {
                return;
            }
            seen.add(swept);
        }
    }

    @SuppressWarnings("unchecked")
    private UUID next(Set<UUID> seen) {
        List<UUID> due = database.createNativeQuery(DUE)
                .setParameter("seen", seen.stream().map(UUID::toString).toArray(String[]::new)).getResultList();
        if (due.isEmpty()) {
            return null;
        }
        if (Expiry.of(due.get(0))) {
            Parts.follow(due.get(0));
        }
        return due.get(0);
    }
}
