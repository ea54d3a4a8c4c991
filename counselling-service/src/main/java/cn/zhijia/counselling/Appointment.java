package cn.zhijia.counselling;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.counselling.slot.Slot;
import cn.zhijia.counselling.station.Room;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * One member's appointment (预约) with one counsellor: a single row for life, moved in place. Three exclusion constraints keep
 * the counsellor, the member and the room from being in two places; rows come in by {@link Claim} and go by {@link Ending}.
 */
@Entity
class Appointment extends PanacheEntityBase {

    /** Loads with an appointment what its view shows. */
    static final String WITH_ALL = "from Appointment a join fetch a.member join fetch a.counsellor left join fetch a.room ";
    static final int MOST_MOVES = 3;
    private static final int MOST_HOLDS = 2;

    @Id
    UUID id;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Person member;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Counsellor counsellor;
    @ManyToOne(fetch = FetchType.LAZY)
    Room room;
    @Enumerated(EnumType.STRING)
    Modality modality;
    @Enumerated(EnumType.STRING)
    Status status;
    Instant startsAt;
    Instant endsAt;
    Instant freeAt;
    Instant holdExpiresAt;
    /** Sealed, as is the reason's text: {@link Said}. */
    byte[] topic;
    boolean outsideRoster;
    int moves;
    @Enumerated(EnumType.STRING)
    CancellationBody.Reason reason;
    byte[] reasonText;
    @Enumerated(EnumType.STRING)
    Side noShowSide;
    Instant noShowAt;
    /** Counts the times that were given to it. */
    int schedule;
    /** Kept for somebody who waited: answered in the waitlist, not here. */
    boolean offered;
    UUID bookedById;
    String fingerprint;
    Instant createdAt;
    long version;

    /** Refuses a hold to somebody who has as many as anybody may: holding costs nothing, and takes times from others. */
    static void mayHold(Person member, Instant now) {
        if (count("member = ?1 and status = ?2 and holdExpiresAt > ?3 and not offered", member, Status.HELD,
                now) >= MOST_HOLDS) {
            throw new Refusal("too-many-holds").with("most", MOST_HOLDS);
        }
    }

    boolean isOf(Caller caller) {
        return caller.sub().equals(member.sub)
                || member.sub == null && caller.memberNo() != null && caller.memberNo().equals(member.memberNo);
    }

    /** Whether the caller acts for the provider's side. */
    boolean isRunBy(Caller caller) {
        return caller.has("admin") || counsellor.is(caller);
    }

    /** A hold that nobody confirmed in time is over, whatever the row says until somebody wants its time. */
    Status statusAt(Instant now) {
        return status == Status.HELD && !now.isBefore(holdExpiresAt) ? Status.EXPIRED : status;
    }

    void become(Status next, Instant now) {
        var present = statusAt(now);
        if (!present.next().contains(next)) {
            throw Refusal.illegalTransition(present, present.next());
        }
        status = next;
        version++;
    }

    /** Refuses to touch, at this door, what the waitlist keeps for somebody. */
    void requireNotOffered() {
        if (offered && status == Status.HELD) {
            throw new Refusal("answer-the-offer");
        }
    }

    /**
     * The hold is judged by the time after the queue for the day, not by the transaction's: whoever filled the day meanwhile
     * took the hold for over if it was.
     */
    void confirm(Instant now) {
        if (status != Status.BOOKED) {
            if (status == Status.NEEDS_RESCHEDULE) { // has an arrow to BOOKED, but only by a new time
                throw Refusal.illegalTransition(status, status.next());
            }
            become(Status.BOOKED, now);
            holdExpiresAt = null;
        }
    }

    /** Nobody confirmed the hold in time. */
    void expire(Settlement quota) {
        status = Status.EXPIRED;
        version++;
        quota.release(id);
    }

    void checkIn(Instant now) {
        if (status != Status.CHECKED_IN) {
            Window.checkIn(startsAt, now);
            become(Status.CHECKED_IN, now);
        }
    }

    /** The counsellor's plan no longer covers this time: it is given back, and the member is asked for another one. */
    void displace(Instant now, Settlement quota) {
        if (status == Status.HELD) {
            expire(quota);
        } else {
            become(Status.NEEDS_RESCHEDULE, now);
        }
    }

    boolean isAt(Slot slot) {
        return status == Status.BOOKED && counsellor.id.equals(slot.key().counsellor())
                && startsAt.equals(slot.key().start()) && modality == slot.key().modality();
    }

    /** Refuses a move that the rules forbid. What the provider displaced may move whenever and as often as it takes. */
    void mayMove(boolean byProvider, Instant now) {
        if (status != Status.BOOKED && status != Status.NEEDS_RESCHEDULE) {
            throw Refusal.illegalTransition(statusAt(now), statusAt(now).next());
        }
        if (!byProvider && status == Status.BOOKED) {
            Window.move(startsAt, now);
            if (moves == MOST_MOVES) {
                throw new Refusal("moves-used-up").with("most", MOST_MOVES);
            }
        }
    }

    /** Moves the row itself: an insert beside the old time would collide with it. */
    void move(Counsellor to, Slot slot, boolean byProvider) {
        if (!byProvider && status == Status.BOOKED) {
            moves++;
        }
        move(to, slot.room() == null ? null : Room.findById(slot.room()), slot.key().modality(), slot.key().start(),
                slot.end(), slot.freeAt());
    }

    void move(Counsellor to, Room into, Modality how, Instant start, Instant end, Instant free) {
        counsellor = to;
        room = into;
        modality = how;
        startsAt = start;
        endsAt = end;
        freeAt = free;
        outsideRoster = false;
        status = Status.BOOKED;
        schedule++;
        version++;
    }
}
