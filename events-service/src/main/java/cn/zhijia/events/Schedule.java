package cn.zhijia.events;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import cn.zhijia.kit.Refusal;

/**
 * When an event is held and when one may register. Registration opens at once when no opening is given, and ends at the start
 * at
 * the latest. All comparisons take database time.
 */
@Embeddable
record Schedule(
        @Column(name = "starts_at") Instant startsAt,
        @Column(name = "ends_at") Instant endsAt,
        @Column(name = "zone") String zone,
        @Column(name = "registration_opens_at") Instant opensAt,
        @Column(name = "registration_closes_at") Instant closesAt) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** In the database's microseconds, in Beijing unless said otherwise; refuses what cannot be. */
    static Schedule checked(Instant startsAt, Instant endsAt, String zone, Instant opensAt, Instant closesAt) {
        var schedule = new Schedule(Reach.checked("/startsAt", startsAt), Reach.checked("/endsAt", endsAt), zone(zone),
                Reach.checked("/registrationOpensAt", opensAt), Reach.checked("/registrationClosesAt", closesAt));
        if (!schedule.startsAt.isBefore(schedule.endsAt)) {
            throw Refusal.field("/endsAt", "not-after-start");
        }
        if (schedule.closesAt != null && schedule.closesAt.isAfter(schedule.startsAt)) {
            throw Refusal.field("/registrationClosesAt", "after-start");
        }
        if (schedule.opensAt != null && !schedule.opensAt.isBefore(schedule.closing())) {
            throw Refusal.field("/registrationOpensAt", "not-before-closing");
        }
        return schedule;
    }

    /** The moment from which nobody may register any more. */
    Instant closing() {
        return closesAt == null ? startsAt : closesAt;
    }

    boolean opened(Instant now) {
        return opensAt == null || !now.isBefore(opensAt);
    }

    boolean closed(Instant now) {
        return !now.isBefore(closing());
    }

    boolean started(Instant now) {
        return !now.isBefore(startsAt);
    }

    boolean ended(Instant now) {
        return !now.isBefore(endsAt);
    }

    /** Refuses a registration outside the window. */
    void requireOpen(Instant now) {
        if (!opened(now)) {
            throw new Refusal("registration-not-open").with("opensAt", opensAt);
        }
        if (closed(now)) {
            throw new Refusal("registration-closed").with("closedAt", closing());
        }
    }

    void requireNotStarted(Instant now) {
        if (started(now)) {
            throw new Refusal("event-started").with("startsAt", startsAt);
        }
    }

    /** As the clock at the place shows it. */
    String local(Instant at) {
        return LOCAL.format(at.atZone(ZoneId.of(zone)));
    }

    boolean sameTime(Schedule other) {
        return startsAt.equals(other.startsAt) && endsAt.equals(other.endsAt) && zone.equals(other.zone);
    }

    private static String zone(String name) {
        if (name != null && !ZoneId.getAvailableZoneIds().contains(name)) {
            throw Refusal.field("/zone", "unknown-zone");
        }
        return name == null ? "Asia/Shanghai" : name;
    }
}
