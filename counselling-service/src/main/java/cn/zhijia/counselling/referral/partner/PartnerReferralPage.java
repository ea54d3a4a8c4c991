package cn.zhijia.counselling.referral.partner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.hospital.Priority;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.AttemptState;

@Schema(name = "PartnerReferralChanges", description = "This hospital's referrals in the order of their last change, those that are over too.")
record PartnerReferralPage(@Schema(required = true, maxItems = 100) List<Line> items,
        @Schema(required = true, maxLength = 500, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "Whether there is more to fetch at once.") boolean more) {

    @Schema(name = "PartnerReferralLine", description = "Without a word of whom it is about.")
    record Line(@Schema(required = true) UUID id, @Schema(required = true) AttemptState state,
            @Schema(required = true, minimum = "1") long version, @Schema(required = true) Priority priority,
            @Schema(required = true) Instant requestedAt, @Schema(required = true) Instant changedAt) {

        static Line of(Attempt a, Priority priority) {
            return new Line(a.id, a.state, a.version, priority, a.requestedAt, a.changedAt);
        }
    }
}
