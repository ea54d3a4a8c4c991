package cn.zhijia.counselling.hospital;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When referrals are taken on one weekday, local time in Asia/Shanghai; what goes on past midnight is two of these. */
@Embeddable
@Schema(name = "HospitalHours")
public record OpenHours(@NotNull @Schema(required = true) @Enumerated(EnumType.STRING) DayOfWeek weekday,
        @NotNull @Schema(required = true, examples = "08:00:00") LocalTime opens,
        @NotNull @Schema(required = true, examples = "17:00:00", description = "00:00:00 is midnight, the end of the day.") LocalTime closes) {

    boolean isOrdered() {
        return closes.isAfter(opens) || closes.equals(LocalTime.MIDNIGHT);
    }

    boolean hold(ZonedDateTime local) {
        var time = local.toLocalTime();
        return local.getDayOfWeek() == weekday && !time.isBefore(opens)
                && (closes.equals(LocalTime.MIDNIGHT) || time.isBefore(closes));
    }
}
