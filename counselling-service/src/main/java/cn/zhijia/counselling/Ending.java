package cn.zhijia.counselling;

import java.time.Instant;

import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.kit.Refusal;

/** How one appointment ends, what that does to the quota, and how a supervisor takes it back. The appointment is held. */
record Ending(Appointment appointment, Settlement quota) {

    /**
     * Cancels for one side; cancelling again changes nothing. What the provider took away (NEEDS_RESCHEDULE) is the provider's
     * cancellation, whoever gives up on it. A hold given up by its member becomes EXPIRED, the only way out of HELD but a
     * booking: nothing was booked, so nothing counts as cancelled and no reason is kept; one that is over stays as it is.
     *
     * @return whether the time is free by it
     */
    boolean cancel(CancellationBody.Reason why, boolean byProvider, Instant now) {
        var present = appointment.statusAt(now);
        if (present == Status.CANCELLED_BY_MEMBER || present == Status.CANCELLED_BY_PROVIDER
                || !byProvider && present == Status.EXPIRED) {
            return false;
        }
        if (!byProvider && present == Status.HELD) {
            appointment.become(Status.EXPIRED, now);
            quota.release(appointment.id);
            return true;
        }
        if (!byProvider && present == Status.BOOKED) {
            Window.notAfter(appointment.startsAt, now);
        }
        boolean kept = present == Status.BOOKED;
        appointment.become(byProvider || !kept ? Status.CANCELLED_BY_PROVIDER : Status.CANCELLED_BY_MEMBER, now);
        appointment.reason = why;
        if (appointment.status == Status.CANCELLED_BY_MEMBER && Window.isLate(appointment.startsAt, now) && !why.excuses()) {
            quota.consumeUnlessFirstTime(appointment.id);
        } else {
            quota.release(appointment.id);
        }
        return kept;
    }

    void complete(Instant now) {
        if (appointment.status != Status.COMPLETED) {
            if (appointment.status == Status.CHECKED_IN) {
                Window.completion(appointment.startsAt, now);
            }
            appointment.become(Status.COMPLETED, now);
            quota.consume(appointment.id, true);
        }
    }

    /** A member who did not come has used the session; a counsellor who did not come gives it back. */
    void missed(Side side, Instant now) {
        if (appointment.status == Status.NO_SHOW && appointment.noShowSide == side) {
            return;
        }
        if (appointment.status == Status.BOOKED) {
            Window.noShow(appointment.startsAt, now);
        }
        appointment.become(Status.NO_SHOW, now);
        appointment.noShowAt = now;
        settle(side);
    }

    /** Who did not come, as a supervisor decides it. */
    void decide(Side side) {
        if (appointment.status != Status.NO_SHOW) {
            throw Refusal.illegalTransition(appointment.status, appointment.status.next());
        }
        appointment.version++;
        settle(side);
    }

    private void settle(Side side) {
        appointment.noShowSide = side;
        if (side == Side.MEMBER) {
            quota.consume(appointment.id, false);
        } else {
            quota.release(appointment.id);
        }
    }

    /** A supervisor found that it was wrong to end it: it is booked again at its time, if that is still free. */
    void takeBack() {
        if (appointment.status != Status.NO_SHOW && appointment.status != Status.CANCELLED_BY_MEMBER
                && appointment.status != Status.CANCELLED_BY_PROVIDER) {
            throw Refusal.illegalTransition(appointment.status, appointment.status.next());
        }
        appointment.status = Status.BOOKED;
        appointment.reason = null;
        appointment.reasonText = null;
        appointment.noShowSide = null;
        appointment.noShowAt = null;
        appointment.schedule++;
        appointment.version++;
        quota.reinstate(appointment.id, appointment.member, appointment.startsAt);
    }
}
