package cn.zhijia.counselling.quota;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SessionQuota", description = "Sessions of one year. The first session that somebody ever has, and sessions booked in a crisis, are free and not counted.")
record QuotaView(@Schema(required = true, examples = "2026") int year,
        @Schema(required = true, examples = "6", description = "By the union's policy, and what was given beside it.") int allowance,
        @Schema(required = true, examples = "1", description = "Booked or held.") int reserved,
        @Schema(required = true, examples = "2", description = "Taken place, cancelled late, or missed.") int used,
        @Schema(required = true, examples = "3") int left,
        @Schema(required = true, description = "SHARED: together with a member of the family.") FamilyPool pool,
        @Schema(required = true, description = "Whether the next session is free as the first.") boolean firstFree) {
}
