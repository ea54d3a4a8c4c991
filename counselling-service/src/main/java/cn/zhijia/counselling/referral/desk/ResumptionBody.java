package cn.zhijia.counselling.referral.desk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReferralResumptionBody", examples = "{\"attempt\": 2}")
record ResumptionBody(
        @NotNull @Min(1) @Max(1000) @Schema(required = true, minimum = "1", maximum = "1000", description = "The number of the attempt that this begins: one more than there are. A repeat begins no other.") Integer attempt) {
}
