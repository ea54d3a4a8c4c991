package cn.zhijia.counselling.referral.message;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReferralMessageBody", examples = "{\"text\": \"请携带身份证；到院后联系分诊台。\"}")
record MessageBody(
        @NotBlank @Size(max = 2000) @Schema(required = true, minLength = 1, maxLength = 2000, description = "Sealed.") String text) {

    @Override
    public String toString() {
        return "ReferralMessageBody"; // never what it says
    }
}
