package cn.zhijia.counselling;

import java.time.Instant;
import java.util.UUID;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.slot.Slot;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.Panache;

/** A claim on a time: made into a row, or refused by one of the three exclusion constraints. */
record Claim(UUID id, Person member, Person bookedBy, Counsellor counsellor, Slot slot, boolean outsideRoster) {

    /**
     * Inserts unless the counsellor, the member or the room is taken. ON CONFLICT keeps the transaction alive, and unlike a
     * plain insert it does not deadlock with others who want the same time.
     *
     * @return whether the time is now this appointment's
     */
    boolean stake(BookingBody body, Instant now) {
        releaseExpiredHolds(slot, member);
        return Panache.getEntityManager()
                .createNativeQuery(
                        """
                                insert into appointment (id, member_id, counsellor_id, room_id, modality, status, starts_at, ends_at, free_at,
                                    hold_expires_at, topic, outside_roster, moves, booked_by_id, fingerprint, created_at, version)
                                values (:id, :member, :counsellor, cast(:room as uuid), :modality, :status, :start, :end, :free,
                                    case when :held then cast(:holdEnd as timestamptz) end, :topic, :outside, 0, :bookedBy, :fingerprint, :now, 1)
                                on conflict do nothing""")
                .setParameter("id", id).setParameter("member", member.id).setParameter("counsellor", counsellor.id)
                .setParameter("room", slot.room() == null ? null : slot.room().toString())
                .setParameter("modality", slot.key().modality().name())
                .setParameter("status", (body.holds() ? Status.HELD : Status.BOOKED).name())
                .setParameter("start", slot.key().start()).setParameter("end", slot.end()).setParameter("free", slot.freeAt())
                .setParameter("held", body.holds()).setParameter("holdEnd", now.plus(Window.HOLD))
                .setParameter("topic", body.topic()).setParameter("outside", outsideRoster)
                .setParameter("bookedBy", bookedBy.id).setParameter("fingerprint", body.fingerprint()).setParameter("now", now)
                .executeUpdate() == 1;
    }

    /**
     * Holds that ran out still stand in the constraints' way (a predicate cannot ask the clock): whoever wants their time ends
     * them.
     */
    static void releaseExpiredHolds(Slot slot, Person member) {
        Panache.getEntityManager()
                .createNativeQuery(
                        """
                                update appointment set status = 'EXPIRED', version = version + 1 where id in (
                                    select id from appointment where status = 'HELD' and hold_expires_at <= zhijia_now()
                                    and (blocked_range && tstzrange(:start, :free) and (counsellor_id = :counsellor or room_id = cast(:room as uuid))
                                        or member_id = :member and starts_at < :end and ends_at > :start)
                                    order by id for update)""")
                .setParameter("start", slot.key().start()).setParameter("free", slot.freeAt()).setParameter("end", slot.end())
                .setParameter("counsellor", slot.key().counsellor())
                .setParameter("room", slot.room() == null ? null : slot.room().toString()).setParameter("member", member.id)
                .executeUpdate();
    }
}
