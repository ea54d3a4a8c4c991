package cn.zhijia.counselling.referral.desk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReferralCancelRequestBody", examples = "{\"number\": 1, \"reason\": \"RESOLVED\"}")
record CancelRequestBody(
        @NotNull @Min(1) @Max(1000) @Schema(required = true, minimum = "1", maximum = "1000", description = "1 for the first time at this hospital, one more after each refusal: a repeat is the same request.") Integer number,
        @NotNull @Schema(required = true) CancelReason reason) {
}
