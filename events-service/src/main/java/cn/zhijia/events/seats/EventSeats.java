package cn.zhijia.events.seats;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.events.form.Question;
import cn.zhijia.events.notice.Fact;
import cn.zhijia.kit.Refusal;

/** What happens to all seats of an event at once. */
public final class EventSeats {

    private static final String RELEASE = """
            with released as (
                update registration set state = 'CANCELLED', ended_by = 'EVENT', holds = false, blocked_by = '{}'
                where event_id = :event
                and (state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED') or state = 'CONFIRMED' and :seatsToo)
                returning *),
            told as (%s)
            select count(*) from released
            """;
    /** A statement of its own: it must see what the one before has left. */
    private static final String CLOSE = """
            update quota q set open = false, waiting = 0, used = n.seats, oversubscribed = oversubscribed and coalesce(n.seats > size, false)
            from (select k.id, cast(coalesce(sum(r.party_size), 0) as integer) as seats from quota k left join registration r
                  on r.event_id = k.event_id and r.holds and k.id = any(r.quota_ids) where k.event_id = :event group by k.id) n
            where n.id = q.id
            """;
    private static final String ASK_AGAIN = """
            with asked as (
                update registration set asked_revision = :revision
                where event_id = :event and state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED') returning *),
            told as (%s)
            select count(*) from asked
            """;
    /** An offer ends in time before the new start too, but nobody who was promised one is left under a quarter of an hour. */
    private static final String SHORTEN = """
            update registration r set offer_expires_at = least(r.offer_expires_at, greatest(
                zhijia_now() + interval '15 minutes', least(e.starts_at - e.offer_cutoff_seconds * interval '1 second',
                coalesce(e.registration_closes_at, e.starts_at))))
            from event e where e.id = :event and r.event_id = e.id and r.state = 'OFFERED'
            """;

    private EventSeats() {
    }

    /** Lets people in, at publication; how many quotas there are. */
    public static int open(UUID event) {
        return Quota.update("open = true where eventId = ?1", event);
    }

    /** The event was held: who has a seat keeps it, and who still waits for one or for an answer is told that it is over. */
    public static void close(UUID event) {
        release(event, Fact.EVENT_COMPLETED, false);
    }

    /** The event is called off: every seat and place in line is released, and each person told once. */
    public static void releaseAll(UUID event) {
        release(event, Fact.EVENT_CANCELLED, true);
    }

    private static void release(UUID event, Fact why, boolean seatsToo) {
        var quotas = Quota.lockAll(event);
        database().createNativeQuery(RELEASE.formatted(why.tell("released"))).setParameter("event", event)
                .setParameter("seatsToo", seatsToo).getSingleResult();
        database().createNativeQuery(CLOSE).setParameter("event", event).executeUpdate();
        quotas.forEach(database()::refresh);
    }

    /** The event was moved: whoever is registered is told and asked again. */
    public static void askAgain(UUID event, int revision) {
        database().createNativeQuery(ASK_AGAIN.formatted(Fact.RESCHEDULED.tell("asked")))
                .setParameter("event", event).setParameter("revision", revision).getSingleResult();
    }

    /** Refuses other questions than before when somebody has registered, or a quota counts by what they no longer ask. */
    public static void requireQuestionsFree(UUID event, List<Question> asked, List<Quota> quotas) {
        boolean registered = (boolean) database()
                .createNativeQuery("select exists (select from registration where event_id = :event)")
                .setParameter("event", event).getSingleResult();
        if (registered) {
            throw new Refusal("questions-fixed");
        }
        boolean allAsked = quotas.stream().filter(q -> q.question != null).allMatch(
                q -> asked.stream().anyMatch(a -> a.id().equals(q.question) && q.answers.stream().allMatch(a::takes)));
        if (!allAsked) {
            throw new Refusal("questions-in-use");
        }
    }

    /** Open offers follow the event's new times. All its quotas must be locked. */
    public static void shortenOffers(UUID event) {
        database().createNativeQuery(SHORTEN).setParameter("event", event).executeUpdate();
    }

    private static EntityManager database() {
        return Quota.getEntityManager();
    }
}
