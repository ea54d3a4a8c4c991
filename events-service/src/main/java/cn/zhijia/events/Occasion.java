package cn.zhijia.events;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import cn.zhijia.events.seats.EventSeats;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.events.venue.Booking;
import cn.zhijia.events.venue.Venue;

/**
 * One date of a series, as the event that it is: published at once, changed with its series, called off with a reason. The
 * order of locks is that of every event: the event, then its quotas.
 */
public record Occasion(String union, String title, String description, Kind kind, Place place, Audience audience,
        Instant startsAt, Instant endsAt, String zone) {

    /** @param id that no event has */
    public Event publish(UUID id, Integer size) {
        var event = Event.draft(id, body(null, null, null));
        event.state = EventState.PUBLISHED;
        Event.flush();
        Quota.offer(id, size);
        return event;
    }

    /**
     * The event says this from now on, unless it is over or called off. Whoever is registered is asked again when its hours
     * change.
     */
    public void rewrite(UUID id) {
        var event = held(id);
        if (!event.isPublished()) {
            return; // over, or called off directly
        }
        boolean moved = say(event);
        var quotas = Quota.lockAll(id);
        if (moved) {
            EventSeats.askAgain(id, event.revision);
            EventSeats.shortenOffers(id);
            Seats.handOver(id, quotas);
        }
    }

    /** Whether the hours are other ones; its venue is booked for them, once. */
    private boolean say(Event event) {
        var old = event.schedule;
        boolean moved = !startsAt.equals(old.startsAt()) || !endsAt.equals(old.endsAt()) || !zone.equals(old.zone());
        body(EventBody.of(event), moved ? null : old.opensAt(), moved ? null : old.closesAt()).copyTo(event);
        if (moved) {
            event.revision++;
        }
        Booking.follow(event);
        return moved;
    }

    /**
     * What its series called off is held after all, under the same id: calendars that show the tombstone see it come back. It
     * says this from now on, and has as many seats as its series gives by now; its venue must have room for them.
     */
    public void revive(UUID id, Integer size) {
        var event = held(id);
        event.state = EventState.PUBLISHED;
        event.cancellationReason = null;
        say(event);
        Quota.lockAll(id);
        EventSeats.open(id);
        Quota.offer(id, size);
        Venue.requireRoom(id);
        Venue.requireUsable(event);
    }

    /**
     * Releases every seat and tells each person once, of its published parts too.
     *
     * @return false when it is over or called off already, and nothing has happened
     */
    public static boolean callOff(UUID id, String reason) {
        var event = held(id);
        if (event.isPublished()) {
            Linked.callOff(event, reason);
            return true;
        }
        return false;
    }

    /** Whether somebody is registered; nobody registers or cancels until this transaction ends. */
    public static boolean expected(UUID id) {
        held(id);
        Quota.lockAll(id);
        return (Boolean) Event.getEntityManager().createNativeQuery("""
                select exists (select from registration where event_id = :id
                and state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED'))""")
                .setParameter("id", id).getSingleResult();
    }

    /** As it is by now, whatever this transaction has read before. */
    private static Event held(UUID id) {
        Event event = Event.findById(id);
        Event.getEntityManager().refresh(event, LockModeType.PESSIMISTIC_WRITE);
        return event;
    }

    /** @param before what the event says beside its series; null at first */
    private EventBody body(EventBody before, Instant opensAt, Instant closesAt) {
        if (before == null) {
            return new EventBody(union, title, kind, description, null, place, null, startsAt, endsAt, zone, opensAt, closesAt,
                    audience, null, null, null, null, null, null, null, null, null).checked();
        }
        return new EventBody(union, title, kind, description, before.host(), place, before.venue(), startsAt, endsAt, zone,
                opensAt, closesAt, audience, before.tags(), before.needsApproval(), before.approvalHolds(), before.questions(),
                before.maxParty(), before.maxPasses(), before.offerPeriod(), before.offerCutoff(), before.partOf()).checked();
    }
}
