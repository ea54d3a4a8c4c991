package cn.zhijia.counselling.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.Displaced;

@Schema(name = "RosterException")
record ExceptionView(@Schema(required = true) UUID counsellor, @Schema(required = true) LocalDate date,
        @Schema(required = true, examples = "Asia/Shanghai") String zone,
        @Schema(required = true, maxItems = 10) List<WorkHours> hours,
        @Schema(required = true, maxItems = 100, description = "Appointments of this day that lost their time and need a new one.") List<Displaced> needsReschedule) {
}
