package cn.zhijia.counselling.referral.partner;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.Said;

@Schema(name = "ReferralArrivalBody", examples = "{\"note\": \"家属陪同到院。\"}")
record ArrivalBody(@Size(max = 1000) @Schema(description = "Sealed; for the requester.") String note) {

    Said said() {
        return new Said(null, null, null, null, null, null, note, null);
    }

    @Override
    public String toString() {
        return "ReferralArrivalBody"; // never what it says
    }
}
