package cn.zhijia.counselling.quota;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a union pays for. */
@Schema(name = "QuotaPolicy", examples = "{\"yearly\": 8, \"family\": \"OWN\", \"familyYearly\": 4}")
record PolicyBody(
        @NotNull @Min(0) @Max(366) @Schema(required = true, examples = "8", description = "Sessions of one member in one year of Asia/Shanghai.") Integer yearly,
        @NotNull @Schema(required = true, description = "SHARED: members of the family use the worker's sessions.") FamilyPool family,
        @NotNull @Min(0) @Max(366) @Schema(required = true, examples = "4", description = "Sessions of one member of the family, where they have their own.") Integer familyYearly) {
}
