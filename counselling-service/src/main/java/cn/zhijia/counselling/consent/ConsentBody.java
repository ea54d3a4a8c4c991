package cn.zhijia.counselling.consent;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

/** What was shown, word for word, and agreed to: one purpose, one recipient. */
@Schema(name = "ConsentBody", examples = "{\"purpose\": \"SMS_REMINDERS\", \"recipient\": \"sms\", \"version\": 1, \"sha256\": \"21f287f2a300a796230a114737492d4aa1ba6d6a8447fce50393dedea974c323\"}")
record ConsentBody(@NotNull @Schema(required = true) Purpose purpose,
        @NotNull @Pattern(regexp = "[a-z0-9-]{2,64}") @Schema(required = true, maxLength = 64, pattern = "^[a-z0-9-]{2,64}$", examples = "sms", description = "To whom: for HOSPITAL_REFERRAL the one hospital, for SMS_REMINDERS sms.") String recipient,
        @NotNull @Min(1) @Max(1000) @Schema(required = true, minimum = "1", maximum = "1000", description = "Of the text that was shown.") Integer version,
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") @Schema(required = true, maxLength = 64, pattern = "^[0-9a-f]{64}$", description = "Of the text that was shown, as it came with the text.") String sha256) {

    /** Refuses a text that is not the present one, or a recipient that it does not speak of. */
    void check() {
        var text = ConsentText.present(purpose);
        if (text.version() != version || !text.sha256().equals(sha256)) {
            throw Refusal.field(text.version() == version ? "/sha256" : "/version", "not-the-present-text");
        }
        if (!text.namesRecipient(recipient)) {
            throw Refusal.field("/recipient", "unknown-recipient");
        }
    }
}
