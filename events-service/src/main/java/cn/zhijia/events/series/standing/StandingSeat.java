package cn.zhijia.events.series.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What a standing seat came to on one date: an attempt to register, a refusal, or the member's opting out. */
@Entity
@IdClass(StandingSeat.Key.class)
class StandingSeat extends PanacheEntityBase {

    private static final int MOST_DECISIONS = 30;

    record Key(UUID subscriptionId, String recurrenceId) {
    }

    @Id
    UUID subscriptionId;
    @Id
    String recurrenceId;
    /** Raised by each return, so that each is an attempt of its own. */
    int generation;
    /** Null until the date is within reach. */
    UUID attempt;
    boolean optedOut;
    /** Of the member, by which this date was opted out of or back in: their late repeats change nothing. */
    List<UUID> decisions = List.of();
    /** The code of the problem that this date's registration met; it never stops the other dates. */
    String refusal;

    static StandingSeat of(Subscription subscription, String recurrenceId) {
        StandingSeat known = findById(new Key(subscription.id, recurrenceId));
        if (known != null) {
            return known;
        }
        var made = new StandingSeat();
        made.subscriptionId = subscription.id;
        made.recurrenceId = recurrenceId;
        made.persist();
        return made;
    }

    /** The first attempt for a date, or one more when the event was called off and is held after all; null to leave it be. */
    UUID next(Subscription subscription) {
        if (optedOut || attempt != null && refusal == null && !Objects.equals(endedBy(), "EVENT")) {
            return null;
        }
        generation += attempt == null ? 0 : 1;
        attempt = subscription.attempt(recurrenceId, generation);
        refusal = null;
        return attempt;
    }

    /** Whether the member has decided so about this date before, also under a standing seat that has ended since. */
    static boolean decided(Subscription subscription, String recurrenceId, UUID decision) {
        return (Boolean) getEntityManager().createNativeQuery("""
                select exists (select from standing_seat seat join subscription s on s.id = seat.subscription_id
                where s.series_id = :series and s.person_id = :person and seat.recurrence_id = :date
                and :decision = any(seat.decisions))
                """).setParameter("series", subscription.series.id())
                .setParameter("person", subscription.person.id).setParameter("date", recurrenceId)
                .setParameter("decision", decision).getSingleResult();
    }

    void remember(UUID decision) {
        var all = new ArrayList<>(decisions);
        all.add(decision);
        decisions = all.subList(Math.max(0, all.size() - MOST_DECISIONS), all.size());
    }

    /** After an opting out: the next attempt is a new one. */
    void comeBack() {
        optedOut = false;
        if (attempt != null) {
            attempt = null;
            generation++;
        }
    }

    private Object endedBy() {
        return getEntityManager().createNativeQuery("""
                select r.ended_by from registration r join subscription s on s.person_id = r.person_id
                join occurrence o on o.series_id = s.series_id and o.event_id = r.event_id
                where s.id = :subscription and o.recurrence_id = :date
                and (r.attempt = :attempt or :attempt = any(r.later_attempts)) order by r.joined_at desc limit 1
                """).setParameter("subscription", subscriptionId).setParameter("date", recurrenceId)
                .setParameter("attempt", attempt).getResultStream().findFirst().orElse(null);
    }
}
