package cn.zhijia.counselling.referral.partner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.hospital.Priority;
import cn.zhijia.counselling.referral.Basis;
import cn.zhijia.counselling.referral.attempt.AttemptState;
import cn.zhijia.counselling.referral.clock.ClockKind;

@Schema(name = "PartnerReferral", description = "One hospital's attempt (a FHIR Task). What is written of the person is there as long as the hospital is asked or has the person.")
record PartnerReferralView(@Schema(required = true) UUID id, @Schema(required = true) AttemptState state,
        @Schema(required = true, minimum = "1") long version, @Schema(required = true) Priority priority,
        @Schema(required = true, maxLength = 64, examples = "SUICIDE_RISK") String scope,
        @Schema(required = true) Instant requestedAt, @Schema(required = true) Instant changedAt,
        @Schema(maxLength = 32, description = "Why it ended, or what came of it.") String code, Instant arriveFrom,
        Instant arriveBy,
        @Schema(minimum = "1", description = "There while you are asked to let go: answer it with cancellation.") Integer cancelNumber,
        @Schema(required = true, maxItems = 20, description = "Until when what is waited for.") List<Due> due,
        Disclosure person) {

    @Schema(name = "PartnerReferralDue")
    record Due(@Schema(required = true) ClockKind kind, @Schema(required = true) Instant dueAt,
            @Schema(required = true) boolean overdue) {
    }

    @Schema(name = "PartnerReferralPerson")
    record Disclosure(@Schema(maxLength = 100, examples = "李梅") String name,
            @Schema(maxLength = 12, examples = "13912345678") String phone, Integer age,
            @Schema(required = true) Basis basis,
            @Schema(required = true, maxLength = 2000, description = "What the hospital has to know; never a diagnosis.") String summary) {

        @Override
        public String toString() {
            return "PartnerReferralPerson"; // never what it says
        }
    }
}
