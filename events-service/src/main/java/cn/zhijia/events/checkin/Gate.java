package cn.zhijia.events.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import cn.zhijia.events.Event;
import cn.zhijia.events.checkin.ticket.Standing;
import cn.zhijia.events.checkin.ticket.Ticket;
import cn.zhijia.events.checkin.ticket.Verdict;

/**
 * What can be said of a sighting before one looks at the others: everything but whether it repeats another.
 *
 * @param reported the gate has decided by itself, and tells
 * @param scannedBy the organizer's {@code person.id}
 */
record Gate(Event event, Clock clock, boolean reported, UUID scannedBy) {

    /**
     * @param ticket null when the signature is not ours
     * @param standing null when the ticket's registration is none of this event
     */
    Scan judge(Sighting sighting, Ticket ticket, Standing standing) {
        var scan = new Scan();
        scan.id = sighting.id();
        scan.eventId = event.id();
        scan.digest = sighting.digest();
        scan.deviceId = sighting.device();
        scan.gate = sighting.gate();
        scan.direction = sighting.direction();
        scan.reported = reported;
        scan.scannedBy = scannedBy;
        scan.scannedAt = sighting.scannedAt();
        scan.receivedAt = clock.now();
        scan.clockOff = clock.off(scan.scannedAt);
        var at = clock.time(scan.scannedAt);
        var window = window(at);
        scan.doubtful = scan.clockOff || window != null;
        scan.day = day(at);
        scan.registrationId = standing == null ? null : standing.registration();
        scan.ticketVersion = standing == null ? null : ticket.version();
        scan.verdict = verdict(scan, ticket, standing, window);
        scan.passed = standing != null
                && (reported ? !sighting.turnedAway() : scan.verdict == Verdict.ADMITTED);
        return scan;
    }

    private static Verdict verdict(Scan scan, Ticket ticket, Standing standing, Verdict window) {
        if (ticket == null) {
            return Verdict.INVALID_SIGNATURE;
        }
        if (standing == null) {
            return Verdict.WRONG_EVENT;
        }
        var refusal = standing.refusal(ticket.version());
        if (refusal != null) {
            return refusal; // also of one that goes out: a void ticket does not say that its holder is outside
        }
        return scan.isEntry() && window != null ? window : Verdict.ADMITTED;
    }

    /** By the event's present schedule, whatever the ticket says: who was asked again need not fetch it again to get in. */
    private Verdict window(Instant at) {
        return at.isBefore(Ticket.opening(event)) ? Verdict.NOT_YET : at.isBefore(event.endsAt()) ? null : Verdict.TOO_LATE;
    }

    /** In the event's zone; the nearest day of the event when the time is outside it. */
    private LocalDate day(Instant at) {
        var last = event.endsAt().minusMillis(1);
        var first = Ticket.opening(event);
        return LocalDate.ofInstant(at.isBefore(first) ? first : at.isAfter(last) ? last : at, event.zone());
    }
}
