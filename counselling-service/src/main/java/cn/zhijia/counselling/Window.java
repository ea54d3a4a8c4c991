package cn.zhijia.counselling;

import java.time.Duration;
import java.time.Instant;

import cn.zhijia.kit.Refusal;

/** Until when, and from when, something may be done to an appointment. Pure: the clock is an argument. */
final class Window {

    static final Duration HOLD = Duration.ofMinutes(10);
    private static final Duration CUT_OFF = Duration.ofHours(4);
    private static final Duration NO_SHOW_FROM = Duration.ofMinutes(15);
    private static final Duration NO_SHOW_UNTIL = Duration.ofHours(48);
    private static final Duration LATE = Duration.ofHours(24);
    private static final Duration EARLY = Duration.ofHours(1);

    private Window() {
    }

    /** The member is here at the earliest one hour before the start. */
    static void checkIn(Instant start, Instant now) {
        notBefore(start.minus(EARLY), now);
    }

    /** A session is over when it has begun. */
    static void completion(Instant start, Instant now) {
        notBefore(start, now);
    }

    /** Somebody did not come: from 15 minutes to 48 hours after the start. */
    static void noShow(Instant start, Instant now) {
        notBefore(start.plus(NO_SHOW_FROM), now);
        notAfter(start.plus(NO_SHOW_UNTIL), now);
    }

    /** Whether it is less than a day before the start: a cancellation costs the session. */
    static boolean isLate(Instant start, Instant now) {
        return now.isAfter(start.minus(LATE));
    }

    /** A member moves an appointment up to 4 hours before it starts. */
    static void move(Instant start, Instant now) {
        notAfter(start.minus(CUT_OFF), now);
    }

    static void notAfter(Instant until, Instant now) {
        if (now.isAfter(until)) {
            throw new Refusal("too-late").with("until", until);
        }
    }

    private static void notBefore(Instant from, Instant now) {
        if (now.isBefore(from)) {
            throw new Refusal("too-early").with("from", from);
        }
    }
}
