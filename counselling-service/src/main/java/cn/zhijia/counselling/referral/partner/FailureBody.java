package cn.zhijia.counselling.referral.partner;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.Said;

@Schema(name = "ReferralFailureBody", examples = "{\"reason\": \"UNATTENDED\"}")
record FailureBody(@NotNull @Schema(required = true) Failure reason,
        @Size(max = 1000) @Schema(description = "Sealed; for the requester.") String note) {

    Said said() {
        return Said.code(reason.name(), note);
    }

    @Override
    public String toString() {
        return "ReferralFailureBody"; // never what it says
    }
}
