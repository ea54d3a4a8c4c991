package cn.zhijia.counselling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.UUID;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.slot.Slot;
import cn.zhijia.counselling.slot.SlotBoard;
import cn.zhijia.counselling.slot.SlotKey;
import cn.zhijia.counselling.station.Room;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/**
 * The front desk: which time may be given to whom. Staff may go past lead time, full days and (walk-in) the roster; a
 * qualification that has expired, an absence and a taken time stop everybody. Whoever asks shares the counsellor's plan
 * ({@link Counsellor#shareIfThere}), so that it stays as it is until commit.
 *
 * @param member who is to come
 * @param staff whether the provider's side books or moves
 */
record Desk(Counsellor counsellor, Person member, boolean staff, Instant now) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Staff enter a walk-in at the latest this long after it began. */
    private static final Duration LATE_ENTRY = Duration.ofHours(1);
    private static final int ALTERNATIVES = 3;

    /** The slot with this key, as the roster offers it, taken or not. */
    Slot offered(SlotKey key) {
        counsellor.mayCounsel(member);
        inTime(key.start());
        return SlotBoard.of(counsellor.id, key.start(), key.start()).offered(key)
                .orElseThrow(() -> new Refusal("slot-not-offered"));
    }

    Slot walkIn(SlotKey key, UUID room) {
        counsellor.mayCounsel(member);
        inTime(key.start());
        var end = counsellor.endOf(key.start());
        var board = SlotBoard.of(counsellor.id, key.start(), end);
        if (!board.qualified(key.start())) {
            throw new Refusal("qualification-expired");
        }
        if (board.away(key.start(), end)) { // the next change of plan would displace it
            throw new Refusal("counsellor-away");
        }
        if (!counsellor.offers(key.modality())) {
            throw Refusal.field("/modality", "not-offered");
        }
        Room place = room == null ? null
                : Room.<Room> findByIdOptional(room)
                        .orElseThrow(() -> Refusal.field("/walkIn/room", "unknown-room"));
        return new Slot(key, end, counsellor.freeAfter(key.start()),
                place == null ? null : place.stationId(), room);
    }

    /** 409 slot-taken with the next three times that are free for this member. */
    Refusal taken(SlotKey key) {
        return new Refusal("slot-taken").with("alternatives",
                SlotBoard.next(key.start(), key.modality(), member.id, now, ALTERNATIVES));
    }

    private void inTime(Instant start) {
        Window.notAfter(staff ? start.plus(LATE_ENTRY) : start.minus(SlotBoard.LEAD), now);
    }

    /**
     * Gives a time that was just won back when the counsellor's day is fuller than it may be. Only winners come here, and queue
     * by counsellor and day until commit: whoever lost the time never waits.
     */
    void keepWithinDay(SlotKey key) {
        if (!staff && isOverfull(key)) {
            throw taken(key);
        }
    }

    /** Whether the counsellor's day is fuller than it may be, with what was just won; asked in the queue for the day. */
    boolean isOverfull(SlotKey key) {
        return sessionsOn(queueForDay(counsellor.id, key.start())) > counsellor.mostPerDay;
    }

    /** Says for whom it comes, as a booking does, and like it before the day: a meeting that wants one of them waits. */
    static void comeFor(Appointment a) {
        Appointment.getEntityManager().createNativeQuery(
                """
                        select cast(busy_shared((select person_id from counsellor where id = :counsellor), :member, cast(:room as uuid)) as text)""")
                .setParameter("counsellor", a.counsellor.id).setParameter("member", a.member.id)
                .setParameter("room", a.room == null ? null : a.room.id.toString()).getSingleResult();
    }

    /** Waits until nobody else decides about this counsellor's day, until commit. The last lock that anybody takes. */
    static LocalDate queueForDay(UUID counsellor, Instant start) {
        var day = start.atZone(ZONE).toLocalDate();
        Appointment.getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:day, 0)) as text)")
                .setParameter("day", counsellor + " " + day).getSingleResult();
        return day;
    }

    /** Unlike {@link cn.zhijia.kit.data.DatabaseClock#now} not the start of the transaction, which may have waited since. */
    static Instant timeNow() {
        return (Instant) Appointment.getEntityManager()
                .createNativeQuery("select zhijia_now() + (clock_timestamp() - now())").getSingleResult();
    }

    private long sessionsOn(LocalDate day) {
        return Appointment.count("""
                counsellor = ?1 and startsAt >= ?2 and startsAt < ?3
                and (status in ?4 or status = ?5 and holdExpiresAt > ?6)""", counsellor,
                day.atStartOfDay(ZONE).toInstant(), day.plusDays(1).atStartOfDay(ZONE).toInstant(),
                EnumSet.of(Status.BOOKED, Status.CHECKED_IN, Status.COMPLETED, Status.NO_SHOW), Status.HELD, now);
    }
}
