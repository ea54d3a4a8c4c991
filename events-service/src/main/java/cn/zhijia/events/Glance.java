package cn.zhijia.events;

import java.time.Instant;
import java.util.UUID;

import cn.zhijia.kit.Refusal;

/**
 * A published event and the database's time, for the price of one statement: the way to a registration is short.
 *
 * @param now the start of the present transaction
 */
public record Glance(Event event, Instant now) {

    /** 404 for a draft: it is nobody's to register for. */
    public static Glance at(UUID event) {
        return Event.getEntityManager()
                .createQuery(
                        "select e, cast(sql('zhijia_now()') as Instant) from Event e where e.id = :id and e.state <> DRAFT",
                        Glance.class)
                .setParameter("id", event).getResultStream().findFirst().orElseThrow(Refusal::notFound);
    }

    /** Refuses a registration outside the window of this event. */
    public void requireOpen() {
        event.requireGoingOn();
        event.schedule.requireOpen(now);
    }

    /** Refuses to move seats once the event has begun. */
    public void requireNotStarted() {
        event.requireNotStarted(now);
    }
}
