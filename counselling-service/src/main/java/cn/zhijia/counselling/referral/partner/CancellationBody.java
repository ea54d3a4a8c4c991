package cn.zhijia.counselling.referral.partner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.Said;

@Schema(name = "ReferralCancellationBody", examples = "{\"number\": 1, \"confirmed\": true}")
record CancellationBody(
        @NotNull @Min(1) @Max(1000) @Schema(required = true, minimum = "1", maximum = "1000", description = "Of the request that is answered: cancelNumber.") Integer number,
        @NotNull @Schema(required = true, description = "true: the person is let go. false: refused.") Boolean confirmed,
        @Size(max = 1000) @Schema(description = "Sealed; for the requester.") String note) {

    Said said() {
        return new Said(null, null, null, null, null, null, note, null);
    }

    @Override
    public String toString() {
        return "ReferralCancellationBody"; // never what it says
    }
}
