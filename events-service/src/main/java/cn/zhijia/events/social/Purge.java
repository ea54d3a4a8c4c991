package cn.zhijia.events.social;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Erases what a social was about, when its organizer says so or its days are over. Runs on every replica: a social that another
 * one has in hand is left to it.
 */
@Singleton
class Purge {

    /** Socials of one run; the rest is for the next. */
    private static final int SOCIALS = 50;

    /** One that was never revealed must not keep what people chose for ever. */
    private static final String DUE = """
            select s.id from social s join event e on e.id = s.event_id
            where s.state <> 'PURGED' and not s.id = any(:seen)
            and coalesce(s.revealed_at, e.ends_at) + make_interval(days => s.keep_days) <= zhijia_now()
            order by random() limit 1
            """;

    /**
     * What people chose, whom they found and what they said of themselves is gone for good, contacts included. Blocks stay
     * in force, and with them what was decided of them.
     */
    private static final List<String> ERASE = List.of("delete from choice where social_id = :id",
            "delete from pair where social_id = :id",
            "delete from corner_tries where participant_id in (select id from participant where social_id = :id)",
            """
                    update participant set nickname = '*', about = null, decisions = array(
                        select decision from unnest(decisions) with ordinality as list (decision, n)
                        where decision like 'BLOCK %' or decision like 'UNBLOCK %' order by n)
                    where social_id = :id
                    """);

    private final Event<Purged> purged;

    Purge(Event<Purged> purged) {
        this.purged = purged;
    }

    /** In the caller's transaction, which holds the social alone. */
    void of(Social social) {
        if (social.advance(SocialState.PURGED)) {
            Social.flush();
            ERASE.forEach(
                    sql -> Social.getEntityManager().createNativeQuery(sql).setParameter("id", social.id).executeUpdate());
            purged.fire(new Purged(social.id));
        }
    }

    @Scheduled(every = "{zhijia.socials.purge-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < SOCIALS; i++) {
            var done = QuarkusTransaction.requiringNew().call(() -> next(seen));
            if (done == null) {
                return;
            }
            seen.add(done);
        }
    }

    @SuppressWarnings("unchecked")
    private UUID next(Set<UUID> seen) {
        List<UUID> due = Social.getEntityManager().createNativeQuery(DUE)
                .setParameter("seen", seen.toArray(UUID[]::new)).getResultList();
        if (due.isEmpty()) {
            return null;
        }
        Social.aloneIfFree(due.get(0)).ifPresent(this::of);
        return due.get(0);
    }
}
