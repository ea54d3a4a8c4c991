package cn.zhijia.counselling.waitlist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

import cn.zhijia.counselling.notice.QuietHours;

/** How long an offer waits for its answer: half an hour by day, by night until half past eight. Pure. */
final class Answering {

    private static final Duration DAY = Duration.ofMinutes(30);
    private static final LocalTime NIGHT = LocalTime.of(8, 30);
    /** Before the session begins, somebody has to get there. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    private Answering() {
    }

    /** Empty when nobody could answer before the session. */
    static Optional<Instant> until(Instant start, Instant now) {
        var wanted = QuietHours.hold(now) ? QuietHours.at(now, NIGHT) : now.plus(DAY);
        var last = start.minus(BEFORE);
        return Optional.of(wanted.isAfter(last) ? last : wanted).filter(until -> until.isAfter(now));
    }
}
