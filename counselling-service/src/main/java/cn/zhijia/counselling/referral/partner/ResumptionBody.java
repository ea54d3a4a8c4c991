package cn.zhijia.counselling.referral.partner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.Said;

@Schema(name = "PartnerResumptionBody", examples = "{\"number\": 1}")
record ResumptionBody(
        @NotNull @Min(1) @Max(1000) @Schema(required = true, minimum = "1", maximum = "1000", description = "Of the hold that ends.") Integer number) {

    Said said() {
        return Said.NOTHING;
    }

    @Override
    public String toString() {
        return "ReferralResumptionBody"; // never what it says
    }
}
