package cn.zhijia.counselling.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** 免打扰时段: after 21:30 and before 08:00 in Beijing nobody is told anything that can wait. Pure. */
public final class QuietHours {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime FROM = LocalTime.of(21, 30), UNTIL = LocalTime.of(8, 0);

    private QuietHours() {
    }

    public static boolean hold(Instant time) {
        var local = time.atZone(ZONE).toLocalTime();
        return local.isAfter(FROM) || local.isBefore(UNTIL);
    }

    /** The evening before, at the last moment that is not quiet; for a quiet time. */
    public static Instant before(Instant time) {
        var local = time.atZone(ZONE);
        var evening = local.with(FROM);
        return (evening.isAfter(local) ? evening.minusDays(1) : evening).toInstant();
    }

    /** The next morning, when it is over; for a quiet time. */
    public static Instant after(Instant time) {
        return at(time, UNTIL);
    }

    /** The first such time of day in Beijing at or after this. */
    public static Instant at(Instant time, LocalTime hour) {
        var local = time.atZone(ZONE);
        var morning = local.with(hour);
        return (morning.isBefore(local) ? morning.plusDays(1) : morning).toInstant();
    }
}
