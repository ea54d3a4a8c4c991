package cn.zhijia.counselling.referral.partner;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.Said;

@Schema(name = "ReferralReceiptBody", examples = "{\"clinician\": \"值班医师王敏\", \"phone\": \"010-83024000\"}")
record ReceiptBody(
        @NotBlank @Size(max = 100) @Schema(required = true, minLength = 1, maxLength = 100, description = "The duty clinician who has it.") String clinician,
        @Size(max = 30) @Schema(description = "How to reach the clinician.") String phone,
        @Size(max = 1000) @Schema(description = "Sealed; for the requester.") String note) {

    Said said() {
        return new Said(clinician, phone, null, null, null, null, note, null);
    }

    @Override
    public String toString() {
        return "ReferralReceiptBody"; // never what it says
    }
}
