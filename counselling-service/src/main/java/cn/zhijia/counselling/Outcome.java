package cn.zhijia.counselling;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.reminder.Reminder;
import cn.zhijia.counselling.slot.SlotBoard;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** How an appointment ended, for those who decide whether that is right. Held until commit. */
public final class Outcome {

    private final Appointment appointment;

    private Outcome(Appointment appointment) {
        this.appointment = appointment;
    }

    /** The member's own; 404 for everybody else. */
    public static Outcome lockOwn(UUID id, Caller member) {
        return new Outcome(lock(id).filter(a -> a.isOf(member)).orElseThrow(Refusal::notFound));
    }

    /** For a supervisor whom it does not concern: neither its counsellor nor its member. */
    public static Outcome lockOthers(UUID id, Caller supervisor) {
        Counsellor.shareIfThere(Concerned.Place.of(id).counsellor());
        var appointment = lock(id).orElseThrow(Refusal::notFound);
        if (appointment.isOf(supervisor) || appointment.counsellor.isPerson(supervisor)) {
            throw new Refusal("forbidden");
        }
        return new Outcome(appointment);
    }

    /** Whether this is the caller's own session, as its counsellor. */
    public static boolean isCounselledBy(UUID id, Caller caller) {
        Appointment appointment = Appointment.findById(id);
        return appointment.counsellor.isPerson(caller);
    }

    private static java.util.Optional<Appointment> lock(UUID id) {
        return Appointment.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public UUID id() {
        return appointment.id;
    }

    public Person member() {
        return appointment.member;
    }

    public UUID counsellor() {
        return appointment.counsellor.id;
    }

    public Instant startsAt() {
        return appointment.startsAt;
    }

    public Status status() {
        return appointment.status;
    }

    /** Null unless somebody did not come. */
    public Side noShowSide() {
        return appointment.noShowSide;
    }

    /** When it was said that the member did not come; refused when nobody said so. */
    public Instant missedByMember() {
        if (appointment.noShowSide != Side.MEMBER) {
            throw Refusal.illegalTransition(appointment.status, appointment.status.next());
        }
        return appointment.noShowAt;
    }

    /** Who did not come, as it is decided: the member's session is used, or given back. */
    public void missedBy(Side side, Settlement quota) {
        new Ending(appointment, quota).decide(side);
    }

    /** Which of the times that it had this is about. */
    public int schedule() {
        return appointment.schedule;
    }

    /** Whether the member denies it for the first time under this attempt. */
    public boolean isDeniedFirst(UUID attempt) {
        return Attempt.DISPUTE.isFirst(appointment, attempt);
    }

    /**
     * It goes on at its time. What is to come must still be in the plan; a time that is taken is refused by the constraints.
     */
    public void reinstate(Instant now, Settlement quota) {
        new Ending(appointment, quota).takeBack();
        var a = appointment;
        if (a.startsAt.isAfter(now) && !SlotBoard.of(a.counsellor.id, a.startsAt, a.endsAt).covers(a.startsAt, a.endsAt,
                a.modality, a.room == null ? null : a.room.id, a.outsideRoster)) {
            throw new Refusal("slot-not-offered");
        }
        Appointment.flush();
        Reminder.plan(a.id, a.schedule, a.startsAt, now);
    }
}
