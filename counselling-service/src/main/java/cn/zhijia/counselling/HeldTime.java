package cn.zhijia.counselling;

import java.time.Instant;
import java.util.UUID;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.reminder.Reminder;
import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.counselling.slot.Slot;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** A time that is kept for somebody who waited: HELD until it is answered, like any hold, but answered in the waitlist. */
public final class HeldTime {

    private final Appointment hold;

    private HeldTime(Appointment hold) {
        this.hold = hold;
    }

    /**
     * Keeps the time, unless the member, the counsellor, the room or the day is taken. Needs the counsellor's plan shared.
     *
     * @return whether it is kept, under this id; no quota is touched yet
     */
    public static boolean keep(UUID id, Person member, Counsellor counsellor, Slot slot, Instant until, Instant now) {
        if (!new Claim(id, member, member, counsellor, slot).stake(new Claim.Terms(until, false, null, null, true), now)) {
            return false;
        }
        boolean overfull = new Desk(counsellor, member, false, now).isOverfull(slot.key());
        if (overfull) {
            undo(id);
        }
        return !overfull;
    }

    /** Takes back what was kept in this transaction. */
    public static void undo(UUID id) {
        Appointment.getEntityManager().createNativeQuery("delete from appointment where id = :id").setParameter("id", id)
                .executeUpdate();
    }

    /**
     * The member's, held until commit, with the plans that share its time; 404 for everybody else. Then its {@link Turn}.
     *
     * @param displaced the member's appointment that may be moved there; null for none
     */
    public static HeldTime lock(UUID id, UUID displaced, Caller member) {
        var hold = Concerned.lockedWithPlan(id, displaced, member, null);
        if (!hold.isOf(member)) {
            throw Refusal.notFound();
        }
        Turn.take();
        return new HeldTime(hold);
    }

    /** Refuses what is no longer kept, by the time after the queue for the day. */
    public Instant requireKept() {
        Desk.comeFor(hold);
        Desk.queueForDay(hold.counsellor.id, hold.startsAt);
        var now = Desk.timeNow();
        if (hold.statusAt(now) != Status.HELD) {
            throw new Refusal("offer-over");
        }
        return now;
    }

    /** The time becomes the member's appointment. */
    public void confirm(Instant now) {
        hold.confirm(now);
        Reminder.plan(hold.id, hold.schedule, hold.startsAt, now);
    }

    /** The member does not want it. */
    public TimeFreed giveUp(Settlement quota) {
        hold.expire(quota);
        Appointment.flush();
        return TimeFreed.by(hold, quota);
    }

    /** The appointment that lost its time is moved into this one, and keeps what it has cost. */
    public void take(UUID displaced, Instant now, Settlement quota) {
        Appointment appointment = Appointment.findById(displaced); // held since lock
        if (appointment.status != Status.NEEDS_RESCHEDULE) {
            throw Refusal.illegalTransition(appointment.status, appointment.status.next());
        }
        hold.expire(quota);
        Appointment.flush(); // the time is free before it is taken
        new AppointmentMove(appointment, hold.id, appointment.member, now).persist();
        appointment.move(hold.counsellor, hold.room, hold.modality, hold.startsAt, hold.endsAt, hold.freeAt);
        Appointment.flush();
        Reminder.plan(appointment.id, appointment.schedule, appointment.startsAt, now);
        quota.move(appointment.id, appointment.startsAt);
    }

    /** Whether this is the member's appointment that lost its time. */
    public static boolean isDisplaced(UUID appointment, Person member) {
        return Appointment.count("id = ?1 and member = ?2 and status = ?3", appointment, member, Status.NEEDS_RESCHEDULE) > 0;
    }

    /** What a member sees of what is kept. */
    public record Seen(UUID appointment, UUID counsellor, String counsellorName, Modality modality, UUID station, UUID room,
            Instant startsAt, Instant endsAt) {
    }

    public static Seen seen(UUID id) {
        Appointment a = Appointment.find(Appointment.WITH_ALL + "where a.id = ?1", id).singleResult();
        return new Seen(a.id, a.counsellor.id, a.counsellor.name, a.modality, a.room == null ? null : a.room.stationId(),
                a.room == null ? null : a.room.id, a.startsAt, a.endsAt);
    }
}
