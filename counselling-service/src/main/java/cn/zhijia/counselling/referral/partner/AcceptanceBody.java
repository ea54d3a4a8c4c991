package cn.zhijia.counselling.referral.partner;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.Said;

@Schema(name = "ReferralAcceptanceBody", examples = "{\"clinician\": \"值班医师王敏\", \"arriveBy\": \"2026-12-01T06:00:00Z\", \"place\": \"急诊楼一层\"}")
record AcceptanceBody(
        @NotBlank @Size(max = 100) @Schema(required = true, minLength = 1, maxLength = 100, description = "The duty clinician who has it.") String clinician,
        @Size(max = 30) @Schema(description = "How to reach the clinician.") String phone,
        @Schema(description = "From when on the person is expected.") Instant arriveFrom,
        @NotNull @Schema(required = true, description = "By when the person is expected; later than now.") Instant arriveBy,
        @Size(max = 200) @Schema(description = "Where to.") String place,
        @Size(max = 1000) @Schema(description = "Sealed; for the requester.") String note) {

    Said said() {
        return new Said(clinician, phone, arriveFrom, arriveBy, place, null, note, null);
    }

    @Override
    public String toString() {
        return "ReferralAcceptanceBody"; // never what it says
    }
}
