package cn.zhijia.events;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import cn.zhijia.events.seats.EventSeats;
import cn.zhijia.events.venue.Booking;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

/** 联动活动: an event and its parts, such as a talk and a ride along with few seats. Always the main event first. */
public final class Linked {

    private Linked() {
    }

    /**
     * Calls the event off with its parts that have not begun: every seat is released, and each person told once. It must be
     * held.
     */
    public static void callOff(Event event, String reason) {
        event.cancel(reason);
        var parts = parts(event);
        parts.forEach(part -> part.cancel(reason));
        Event.flush();
        EventSeats.releaseAll(event.id);
        parts.forEach(part -> EventSeats.releaseAll(part.id));
        Booking.follow(event);
        parts.forEach(Booking::follow);
    }

    /** Holds the main event before its part: first in the order of locks. */
    static void hold(UUID main, UUID part) {
        if (main != null && !main.equals(part)) {
            Event.lock(main);
        }
    }

    /** Like {@link Access#locked}, with the main event held first where there is one. */
    static Event lockedAfterMain(UUID id, Caller caller) {
        Event.getEntityManager().createQuery("select partOf from Event where id = :id and partOf is not null", UUID.class)
                .setParameter("id", id).getResultStream().findFirst().ifPresent(main -> hold(main, id));
        return Access.locked(id, caller);
    }

    /** Refuses a part of what is a draft still, called off or over: nobody could register for it. */
    static void requireMainPublished(Event part) {
        if (part.partOf != null && !mainOf(part).isPublished()) {
            throw new Refusal("main-not-published").with("event", part.partOf);
        }
    }

    /** The published parts of an event that have not begun, held, in the order of locks. */
    static List<Event> parts(Event main) {
        return Event
                .<Event> find(
                        "partOf = ?1 and state = ?2 and schedule.startsAt > cast(sql('zhijia_now()') as Instant) order by id",
                        main.id, EventState.PUBLISHED)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Refuses a part of what is not there, is another union's, or is a part itself. */
    static void require(Event part) {
        if (part.partOf == null) {
            return;
        }
        var main = mainOf(part);
        if (main == null || !main.unionId.equals(part.unionId) || main.partOf != null || Event.count("partOf", part.id) > 0) {
            throw Refusal.field("/partOf", "not-a-main-event");
        }
    }

    private static Event mainOf(Event part) {
        UUID main = part.partOf;
        return main.equals(part.id) ? null : Event.lock(main);
    }
}
