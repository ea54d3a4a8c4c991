package cn.zhijia.counselling.statistics;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CounsellingCrises", description = "For the whole city and a whole year.")
record CrisesView(@Schema(required = true, minimum = "2020", maximum = "2199") int year,
        @Schema(required = true, description = "The moment of counting; it is never repeated.") Instant frozenAt,
        @Schema(minimum = "10", description = "People for whom a crisis case was opened, rounded to five; absent for fewer than ten.") Integer people) {
}
