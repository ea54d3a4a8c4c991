package cn.zhijia.events.series.standing;

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
