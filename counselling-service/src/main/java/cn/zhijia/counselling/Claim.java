package cn.zhijia.counselling;

import java.time.Instant;
import java.util.UUID;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.slot.Slot;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.Panache;

/** A claim on a time: made into a row, or refused by one of the three exclusion constraints. */
record Claim(UUID id, Person member, Person bookedBy, Counsellor counsellor, Slot slot) {

    /**
     * How it is made.
     *
     * @param heldUntil null for a booking
     * @param topic sealed; null when not said
     * @param fingerprint of the body; null for what nobody sent
     * @param offered to somebody who waited
     */
    record Terms(Instant heldUntil, boolean outsideRoster, byte[] topic, String fingerprint, boolean offered) {
    }

    /**
     * Inserts unless the counsellor, the member or the room is taken. ON CONFLICT keeps the transaction alive, and unlike a
     * plain insert it does not deadlock with others who want the same time. A hold that ran out still stands in the way (a
     * predicate cannot ask the clock): {@link Expiry} ends it, and the claim is made once more.
     *
     * @return whether the time is now this appointment's
     */
    boolean stake(Terms terms, Instant now) {
        return Panache.getEntityManager()
                .createNativeQuery(
                        """
                                insert into appointment (id, member_id, counsellor_id, room_id, modality, status, starts_at, ends_at, free_at,
                                    hold_expires_at, topic, outside_roster, moves, booked_by_id, fingerprint, offered, created_at, version)
                                values (:id, :member, :counsellor, cast(:room as uuid), :modality, :status, :start, :end, :free,
                                    cast(:heldUntil as timestamptz), :topic, :outside, 0, :bookedBy, :fingerprint, :offered, :now, 1)
                                on conflict do nothing""")
                .setParameter("id", id).setParameter("member", member.id).setParameter("counsellor", counsellor.id)
                .setParameter("room", slot.room() == null ? null : slot.room().toString())
                .setParameter("modality", slot.key().modality().name())
                .setParameter("status", (terms.heldUntil != null ? Status.HELD : Status.BOOKED).name())
                .setParameter("start", slot.key().start()).setParameter("end", slot.end()).setParameter("free", slot.freeAt())
                .setParameter("heldUntil", terms.heldUntil == null ? null : terms.heldUntil.toString())
                .setParameter("topic", terms.topic).setParameter("outside", terms.outsideRoster)
                .setParameter("bookedBy", bookedBy.id).setParameter("fingerprint", terms.fingerprint)
                .setParameter("offered", terms.offered).setParameter("now", now).executeUpdate() == 1;
    }
}
