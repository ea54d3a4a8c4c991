package cn.zhijia.counselling.counsellor.departure;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.Displaced;

@Schema(name = "Departure")
record DepartureView(@Schema(required = true) UUID counsellor,
        @Schema(description = "Absent for who stays.") LocalDate lastDay,
        @Schema(required = true, maxItems = 100, description = "Appointments that need a new time, to come of this counsellor.") List<Displaced> needsReschedule) {
}
