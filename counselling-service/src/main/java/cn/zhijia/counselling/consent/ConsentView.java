package cn.zhijia.counselling.consent;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Consent", description = "In force from givenAt until withdrawnAt.")
record ConsentView(@Schema(required = true) UUID id, @Schema(required = true) Purpose purpose,
        @Schema(required = true, maxLength = 64, examples = "sms") String recipient,
        @Schema(required = true, minimum = "1") int version, @Schema(required = true, maxLength = 64) String sha256,
        @Schema(required = true) Instant givenAt, @Schema(description = "Absent while it is in force.") Instant withdrawnAt) {

    static ConsentView of(Consent c) {
        return new ConsentView(c.id, c.purpose, c.recipient, c.textVersion, c.sha256, c.givenAt, c.withdrawnAt);
    }
}
