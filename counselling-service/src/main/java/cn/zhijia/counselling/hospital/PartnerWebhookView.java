package cn.zhijia.counselling.hospital;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PartnerWebhook")
record PartnerWebhookView(@Schema(maxLength = 500, description = "Absent: you are not told, and have to ask.") String url,
        @Schema(maxLength = 500, description = "For what cannot wait; absent: url.") String crisisUrl,
        @Schema(description = "Since when nobody calls it, because it answered 410.") Instant goneAt,
        @Schema(required = true, maxLength = 64, examples = "whpk_OMnuRaeAFlVdoDiDIw0Yk/WyC4lwH3pb/UO4oxyX+Ls=", description = "Our Ed25519 key for you (scheme v1a).") String publicKey,
        @Schema(required = true, maxLength = 64, examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAAAAAAAAAAA=", description = "The secret between us (scheme v1). Keep it as you keep your private key.") String secret) {

    @Override
    public String toString() {
        return "PartnerWebhookView"; // never what it says
    }
}
