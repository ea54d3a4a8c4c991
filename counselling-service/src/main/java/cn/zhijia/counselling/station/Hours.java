package cn.zhijia.counselling.station;

import java.time.DayOfWeek;
import java.time.LocalTime;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Opening hours on one weekday, local time in Asia/Shanghai. */
@Embeddable
@Schema(name = "StationHours")
record Hours(@NotNull @Schema(required = true) @Enumerated(EnumType.STRING) DayOfWeek weekday,
        @NotNull @Schema(required = true, examples = "08:00:00") LocalTime opens,
        @NotNull @Schema(required = true, examples = "17:30:00") LocalTime closes) {
}
