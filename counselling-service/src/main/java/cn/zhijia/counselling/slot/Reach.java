package cn.zhijia.counselling.slot;

import java.time.Instant;
import java.time.LocalDate;

import cn.zhijia.kit.Refusal;

/**
 * How far the service's calendar reaches: from 2000-01-01 to 2200-01-01, both days of Asia/Shanghai included. What lies outside
 * is a slip of the pen, and some of it (the year 0, the year 999999999) no database and no calendar reads back.
 */
public final class Reach {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
    private static final long START = FIRST.atStartOfDay(Plan.ZONE).toEpochSecond();
    private static final long END = LAST.plusDays(1).atStartOfDay(Plan.ZONE).toEpochSecond();

    private Reach() {
    }

    /** Refuses a day outside; null is nobody's day and passes. */
    public static void check(String pointer, LocalDate day) {
        if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
            throw Refusal.field(pointer, "out-of-range");
        }
    }

    /** Refuses a time outside. */
    public static void check(String pointer, Instant time) {
        if (!holdsSecond(time.getEpochSecond())) {
            throw Refusal.field(pointer, "out-of-range");
        }
    }

    /** Asked of the second, because not every number of seconds is an instant. */
    static boolean holdsSecond(long epochSecond) {
        return epochSecond >= START && epochSecond < END;
    }
}
