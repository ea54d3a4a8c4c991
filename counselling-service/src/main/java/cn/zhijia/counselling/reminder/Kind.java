package cn.zhijia.counselling.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.QuietHours;

/** How long before a session somebody is reminded. Pure. */
enum Kind {

    DAY(Duration.ofHours(24), Fact.REMINDER_DAY),
    HOURS(Duration.ofHours(2), Fact.REMINDER_HOURS);

    /** Later than this before the start it helps nobody. */
    private static final Duration LAST = Duration.ofMinutes(30);

    private final Duration ahead;
    final Fact fact;

    Kind(Duration ahead, Fact fact) {
        this.ahead = ahead;
        this.fact = fact;
    }

    /**
     * When to remind of a session that was given this time now. What falls into the quiet hours is told when they are over, or,
     * where that is too late, before they begin. Empty when that has passed: the booking itself is the reminder.
     */
    Optional<Instant> due(Instant start, Instant now) {
        var wanted = start.minus(ahead);
        if (wanted.isBefore(now)) {
            return Optional.empty();
        }
        return Optional.of(loud(wanted, start)).filter(time -> !time.isBefore(now));
    }

    /** When the reminder that was due is told, if not now: empty when it is too late for it. */
    static Optional<Instant> late(Instant start, Instant now) {
        return Optional.of(QuietHours.hold(now) ? QuietHours.after(now) : now).filter(time -> time.isBefore(start));
    }

    private static Instant loud(Instant wanted, Instant start) {
        if (!QuietHours.hold(wanted)) {
            return wanted;
        }
        var morning = QuietHours.after(wanted);
        return morning.isAfter(start.minus(LAST)) ? QuietHours.before(wanted) : morning;
    }
}
