package cn.zhijia.education.term;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** "仅用6天就完成100人的招生目标": how the newspaper counts. */
public final class DaysToFill {

    private DaysToFill() {
    }

    /**
     * Calendar days in the term's zone from the opening to the moment the last seat was first taken, the first and the last day
     * included.
     */
    public static int count(Instant opens, Instant filled, ZoneId zone) {
        return (int) ChronoUnit.DAYS.between(opens.atZone(zone).toLocalDate(), filled.atZone(zone).toLocalDate()) + 1;
    }
}
