package cn.zhijia.events.series.standing;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.events.Glance;
import cn.zhijia.events.registration.Entry;
import cn.zhijia.events.registration.Withdrawal;
import cn.zhijia.events.series.Occurrence;
import cn.zhijia.kit.Refusal;

/**
 * Seats those who have standing seats, and takes them out again. All under the series' lock, as everybody else would register.
 */
public final class Standing {

    private Standing() {
    }

    /**
     * Registers each subscriber for each of these dates, in the order of subscribing. The persistence context may be empty
     * afterwards: read again what you hold.
     *
     * @param dates of the series whose events have just been made, or are held again
     */
    public static void seat(UUID series, List<Occurrence> dates) {
        var subscribers = dates.isEmpty() ? List.<Subscription> of() : Subscription.live(series);
        for (var date : dates) {
            for (var subscriber : subscribers) {
                seat(subscriber, date.recurrenceId(), date.id());
            }
        }
    }

    /** A refusal is written down and shown: a full date does not stop the others. */
    static void seat(Subscription subscriber, String recurrenceId, UUID event) {
        var row = StandingSeat.of(subscriber, recurrenceId);
        var attempt = row.next(subscriber);
        database().flush(); // registering may empty the persistence context
        if (attempt == null) {
            return;
        }
        try {
            Entry.of(Glance.at(event), subscriber.person, attempt);
        } catch (Refusal refusal) {
            if (refusal.code().equals("busy")) {
                throw refusal; // no answer: the whole is tried again
            }
            database().createNativeQuery("""
                    update standing_seat set refusal = :code where subscription_id = :id and recurrence_id = :date""")
                    .setParameter("code", refusal.code()).setParameter("id", subscriber.id).setParameter("date", recurrenceId)
                    .executeUpdate();
        }
    }

    /** The member does not come on this date; the seat goes to whoever is next. */
    static void leave(Subscription subscriber, UUID event, UUID attempt) {
        if (event != null && attempt != null) {
            Withdrawal.of(Glance.at(event), subscriber.person, attempt);
        }
    }

    /** The member comes to none of the dates that are not over, however many there are. */
    @SuppressWarnings("unchecked")
    static void leave(Subscription subscriber) {
        List<Tuple> seats = database().createNativeQuery("""
                select e.id, seat.attempt from standing_seat seat
                join occurrence o on o.series_id = :series and o.recurrence_id = seat.recurrence_id
                join event e on e.id = o.event_id and e.ends_at > zhijia_now()
                where seat.subscription_id = :id and seat.attempt is not null order by seat.recurrence_id
                """, Tuple.class).setParameter("series", subscriber.series.id()).setParameter("id", subscriber.id)
                .getResultList();
        seats.forEach(seat -> leave(subscriber, seat.get(0, UUID.class), seat.get(1, UUID.class)));
    }

    /** After a split the subscribers have a standing seat in both series, and what they had on the dates that went along. */
    public static void follow(UUID from, UUID to, String recurrenceId) {
        database().createNativeQuery("""
                insert into subscription (id, series_id, person_id, attempt, subscribed_at)
                select gen_random_uuid(), :to, person_id, attempt, subscribed_at from subscription
                where series_id = :from and ended_at is null""").setParameter("from", from).setParameter("to", to)
                .executeUpdate();
        database().createNativeQuery("""
                update standing_seat s set subscription_id = t.id
                from subscription f join subscription t on t.person_id = f.person_id and t.attempt = f.attempt
                where s.subscription_id = f.id and f.series_id = :from and t.series_id = :to and s.recurrence_id >= :date""")
                .setParameter("from", from).setParameter("to", to).setParameter("date", recurrenceId).executeUpdate();
    }

    private static EntityManager database() {
        return Subscription.getEntityManager();
    }
}
