package cn.zhijia.counselling.referral.desk;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.hospital.Priority;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.referral.ReferralState;

@Schema(name = "ReferralSummary", description = "How far a referral has come, without a word of whom it is about.")
record ReferralSummary(@Schema(required = true) UUID id, @Schema(required = true) UUID caseId,
        @Schema(required = true) ReferralState state, @Schema(required = true) Priority priority,
        @Schema(required = true, description = "How many hospitals were asked.") int attempts,
        @Schema(required = true) Instant draftedAt, Instant requestedAt,
        @Schema(required = true, description = "Something is late, and nobody has done it yet.") boolean overdue) {

    static ReferralSummary of(Referral r, boolean overdue) {
        return new ReferralSummary(r.id, r.caseId, r.state, r.priority, r.attempts, r.draftedAt, r.requestedAt, overdue);
    }
}
