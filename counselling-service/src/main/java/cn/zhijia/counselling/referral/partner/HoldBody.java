package cn.zhijia.counselling.referral.partner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.Said;

@Schema(name = "ReferralHoldBody", examples = "{\"number\": 1, \"note\": \"等候床位。\"}")
record HoldBody(
        @NotNull @Min(1) @Max(1000) @Schema(required = true, minimum = "1", maximum = "1000", description = "The how manieth hold of this referral, from 1: a repeat is the same hold.") Integer number,
        @NotBlank @Size(max = 1000) @Schema(required = true, minLength = 1, maxLength = 1000, description = "Why. Sealed; for the requester.") String note) {

    Said said() {
        return new Said(null, null, null, null, null, null, note, null);
    }

    @Override
    public String toString() {
        return "ReferralHoldBody"; // never what it says
    }
}
