package cn.zhijia.counselling.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 班次: eight hours of a day in Beijing. */
@Schema(name = "DutyShift", description = "NIGHT 00:00 to 08:00, DAY 08:00 to 16:00, EVENING 16:00 to 24:00, in Asia/Shanghai.")
enum Shift {
    NIGHT,
    DAY,
    EVENING;

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int HOURS = 8;

    Instant startOn(LocalDate day) {
        return day.atTime(LocalTime.of(ordinal() * HOURS, 0)).atZone(ZONE).toInstant();
    }

    Instant endOn(LocalDate day) {
        return startOn(day).plus(Duration.ofHours(HOURS));
    }
}
