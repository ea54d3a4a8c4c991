package cn.zhijia.counselling;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.slot.SlotBoard;
import cn.zhijia.kit.data.DatabaseClock;

/** A booking whose time was taken away by a change of roster, an absence or an expired qualification: it needs a new one. */
@Schema(name = "DisplacedAppointment")
public record Displaced(@Schema(required = true) UUID appointment, @Schema(required = true) Instant startsAt,
        @Schema(required = true) Instant endsAt) {

    /** What needs a new time among a counsellor's sessions that overlap this stretch, at most 100. */
    public static List<Displaced> between(UUID counsellor, Instant from, Instant to) {
        return Appointment.<Appointment> find(
                "counsellor.id = ?1 and status = ?2 and endsAt > ?3 and startsAt < ?4 order by startsAt, id", counsellor,
                Status.NEEDS_RESCHEDULE, from, to).page(0, 100).stream()
                .map(a -> new Displaced(a.id, a.startsAt, a.endsAt)).toList();
    }

    /** Looks after the bookings whenever a counsellor's plan has changed, in the same transaction. */
    @Singleton
    static class Watch {

        /** Whoever has no time in these days is not waited for: another counsellor is as well. */
        private static final Duration SOON = Duration.ofDays(31);

        private final DatabaseClock clock;
        private final Event<TimeLost> lost;
        private final Event<TimeFreed> freed;

        Watch(DatabaseClock clock, Event<TimeLost> lost, Event<TimeFreed> freed) {
            this.clock = clock;
            this.lost = lost;
            this.freed = freed;
        }

        void displace(@Observes Counsellor.PlanChanged change) {
            var now = clock.now();
            var counsellor = change.counsellor();
            List<Appointment> coming = Appointment.<Appointment> find(
                    "counsellor = ?1 and status in ?2 and endsAt > ?3 order by id", counsellor,
                    EnumSet.of(Status.HELD, Status.BOOKED), now).withLock(LockModeType.PESSIMISTIC_WRITE).list();
            var hit = coming.isEmpty() ? coming : hit(counsellor, coming, now);
            if (!hit.isEmpty()) {
                Turn.alone();
                var later = SlotBoard.of(counsellor.id, now, now.plus(SOON));
                hit.forEach(a -> displace(a, later, now, change.quota()));
            }
        }

        private static List<Appointment> hit(Counsellor counsellor, List<Appointment> coming, Instant now) {
            var first = coming.stream().map(a -> a.startsAt).min(Instant::compareTo).orElseThrow();
            var last = coming.stream().map(a -> a.endsAt).max(Instant::compareTo).orElseThrow();
            var board = SlotBoard.of(counsellor.id, first, last);
            return coming.stream().filter(a -> a.statusAt(now) == a.status).filter(a -> !board.covers(a.startsAt, a.endsAt,
                    a.modality, a.room == null ? null : a.room.id, a.outsideRoster)).toList();
        }

        /**
         * A booking keeps its session, and its member is told and put in line; a hold is over, and with it an offer that it
         * kept.
         *
         * @param later what the counsellor offers in the days to come, booked or not
         */
        private void displace(Appointment a, SlotBoard later, Instant now, Settlement quota) {
            a.displace(now, quota);
            Appointment.flush();
            if (a.status == Status.NEEDS_RESCHEDULE) {
                Notice.tell(a.member.id, Fact.APPOINTMENT_DISPLACED, a.id, a.schedule, a.startsAt);
                boolean comesBack = later.offered(now, now.plus(SOON)).stream().anyMatch(k -> k.modality() == a.modality);
                lost.fire(new TimeLost(a.id, a.member, comesBack ? a.counsellor.id : null, a.modality));
            }
            freed.fire(TimeFreed.by(a, quota));
        }
    }
}
