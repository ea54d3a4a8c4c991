package cn.zhijia.counselling.counsellor.departure;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DepartureBody", examples = "{\"lastDay\": \"2026-12-31\"}")
record DepartureBody(
        @Schema(description = "The last day in office, of Asia/Shanghai, 2000-01-01 to 2200-01-01. Absent for who stays after all.") LocalDate lastDay) {
}
