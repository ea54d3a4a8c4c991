package cn.zhijia.counselling;

import java.util.UUID;

import jakarta.persistence.LockModeType;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

/**
 * The session (会谈) of an appointment, as its counsellor works with it.
 *
 * @param begun there is something to write about: somebody came, or did not. From then on the counsellor stays the same
 * @param stands it was booked, and nobody called it off
 */
public record Session(UUID appointment, UUID member, boolean begun, boolean stands) {

    /** Held until commit, for the assigned counsellor; 404 for everybody else, the member and the administrator too. */
    public static Session lock(UUID appointment, Caller counsellor) {
        var held = Appointment.<Appointment> findByIdOptional(appointment, LockModeType.PESSIMISTIC_WRITE)
                .filter(a -> a.counsellor.is(counsellor)).orElseThrow(Refusal::notFound);
        boolean begun = held.status == Status.CHECKED_IN || held.status == Status.COMPLETED || held.status == Status.NO_SHOW;
        return new Session(held.id, held.member.id, begun,
                begun || held.status == Status.BOOKED || held.status == Status.NEEDS_RESCHEDULE);
    }
}
