package cn.zhijia.events.registration;

import static cn.zhijia.events.registration.RegistrationState.CONFIRMED;
import static cn.zhijia.events.registration.RegistrationState.PENDING_APPROVAL;
import static cn.zhijia.events.registration.RegistrationState.REJECTED;
import static cn.zhijia.events.registration.RegistrationState.WAITLISTED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.zhijia.events.Event;
import cn.zhijia.events.notice.Fact;
import cn.zhijia.events.registration.Registration.EndedBy;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.kit.Refusal;

/**
 * An organizer's yes or no to a registration, under an id of the client's choice: a late repeat does not undo what was decided
 * since.
 *
 * @param withMain false for a part of an event for which the person is not registered
 * @param quotas all of the event, locked
 */
public record Decision(UUID id, Registration registration, boolean withMain, List<Quota> quotas) {

    /** About the present registration of whom an organizer names by number. */
    public static Decision of(UUID id, Event event, String memberNo) {
        var registration = Registration.numbered(event, memberNo);
        boolean withMain = Parts.heldWithMain(event, registration.person); // in the order of locks
        return new Decision(id, registration, withMain, registration.locked());
    }

    /**
     * Yes, perhaps on second thought: seats, or the place in line that the time of asking gives.
     *
     * @param now in database time
     */
    public void approve(Instant now) {
        if (isRepeat()) {
            return;
        }
        require(now);
        var r = registration;
        if (r.state != PENDING_APPROVAL && r.state != REJECTED) {
            return;
        }
        if (!withMain) {
            throw Parts.mainNeeded(r.event);
        }
        boolean movable = !r.holds && take();
        r.state = r.holds ? CONFIRMED : WAITLISTED;
        r.askedRevision = r.event.revision(); // a move while it stood rejected was not asked about
        r.endedBy = null;
        r.reason = null;
        r.tell(Fact.APPROVED);
        if (movable) {
            Seats.handOver(r.event.id(), quotas, r.id);
            Registration.getEntityManager().refresh(r);
        }
    }

    /** @return seats are free that only others wait for */
    private boolean take() {
        var turn = Seats.take(quotas.stream().filter(q -> registration.quotaIds.contains(q.id())).toList(),
                registration.partySize);
        registration.holds = turn.seated();
        registration.blockedBy = turn.blockedBy();
        return turn.movable();
    }

    /**
     * No, before or after seats were given.
     *
     * @param now in database time
     */
    public void reject(String why, Instant now) {
        if (isRepeat()) {
            return;
        }
        require(now);
        if (registration.state != REJECTED) {
            registration.end(REJECTED, EndedBy.ORGANIZER, why, quotas);
            registration.tell(Fact.REJECTED);
        }
    }

    /** The decision was taken before, of this registration or of an earlier one. */
    private boolean isRepeat() {
        return Attempts.of(registration.event, registration.person).decided(id);
    }

    /** Remembers the decision; the thirty latest are enough, as of attempts. */
    private void require(Instant now) {
        registration.event.requireNotStarted(now);
        if (!registration.state.live() && registration.state != REJECTED) {
            throw Refusal.illegalTransition(registration.state, List.of());
        }
        var all = new ArrayList<>(registration.decisions);
        all.add(id);
        registration.decisions = all.subList(Math.max(0, all.size() - 30), all.size());
    }
}
