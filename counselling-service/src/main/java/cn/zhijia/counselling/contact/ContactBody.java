package cn.zhijia.counselling.contact;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

@Schema(name = "ContactBody", examples = "{\"phone\": \"+86 139 1234 5678\", \"emergencyContact\": {\"relation\": \"SPOUSE\", \"phone\": \"13800138000\"}}")
record ContactBody(
        @Size(min = 7, max = 30) @Schema(minLength = 7, maxLength = 30, examples = "+86 139 1234 5678", description = "A number of mainland China, however it is written.") String phone,
        @Pattern(regexp = ".*\\S.*") @Size(max = 20) @Schema(maxLength = 20, examples = "小梧桐", description = "What the carers of the own station call the member; goes with station.") String nickname,
        @Schema(description = "The own station.") UUID station,
        @Valid @Schema(description = "Whom to call when the member is in danger.") EmergencyContact emergencyContact) {

    /** In the one spelling of everything; refuses what names too little. */
    ContactBody canonical() {
        if ((nickname == null) != (station == null)) {
            throw Refusal.field("/nickname", "nickname-with-station");
        }
        return new ContactBody(phone == null ? null : Phone.canonical(phone, "/phone"),
                nickname == null ? null : nickname.strip(), station,
                emergencyContact == null ? null : emergencyContact.canonical());
    }

    @Override
    public String toString() {
        return "ContactBody"; // never what it says
    }
}
