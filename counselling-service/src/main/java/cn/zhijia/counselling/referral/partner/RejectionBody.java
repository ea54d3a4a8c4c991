package cn.zhijia.counselling.referral.partner;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.Said;

@Schema(name = "ReferralRejectionBody", examples = "{\"reason\": \"NO_BED\"}")
record RejectionBody(@NotNull @Schema(required = true) Rejection reason,
        @Size(max = 1000) @Schema(description = "Sealed; for the requester.") String note) {

    Said said() {
        return Said.code(reason.name(), note);
    }

    @Override
    public String toString() {
        return "ReferralRejectionBody"; // never what it says
    }
}
