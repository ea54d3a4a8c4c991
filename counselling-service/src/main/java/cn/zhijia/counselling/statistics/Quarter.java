package cn.zhijia.counselling.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** 季度 in Beijing. Pure. */
record Quarter(int year, int number) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** What happened is written down up to two days later, and what was missed within the week. */
    static final Duration SETTLES_WITHIN = Duration.ofDays(7);

    /** The last one whose week to settle is over. */
    static Quarter lastSettledAt(Instant now) {
        var day = LocalDate.ofInstant(now.minus(SETTLES_WITHIN), ZONE);
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3).before();
    }

    Quarter before() {
        return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
    }

    Instant start() {
        return LocalDate.of(year, 3 * number - 2, 1).atStartOfDay(ZONE).toInstant();
    }

    Instant end() {
        return LocalDate.of(year, 3 * number - 2, 1).plusMonths(3).atStartOfDay(ZONE).toInstant();
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
