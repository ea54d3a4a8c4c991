package cn.zhijia.counselling.dispute;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Dispute", description = "A disputed no-show, without who the member is.")
record DisputeView(@Schema(required = true, description = "What a decision names.") UUID id,
        @Schema(required = true) UUID appointment, @Schema(required = true) Instant disputedAt,
        @Schema(maxLength = 500, description = "Where it is read singly.") String text,
        @Schema(description = "Absent until it is decided.") Dispute.Decision decision, Instant decidedAt) {

    static DisputeView of(Dispute d, String text) {
        return new DisputeView(d.id, d.appointmentId, d.disputedAt, text, d.decision, d.decidedAt);
    }
}
