package cn.zhijia.counselling.referral.partner;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.Said;

@Schema(name = "ReferralCompletionBody", examples = "{\"outcome\": \"ADMITTED\"}")
record CompletionBody(@NotNull @Schema(required = true) Outcome outcome,
        @Size(max = 1000) @Schema(description = "Sealed; for the requester.") String note) {

    Said said() {
        return Said.code(outcome.name(), note);
    }

    @Override
    public String toString() {
        return "ReferralCompletionBody"; // never what it says
    }
}
