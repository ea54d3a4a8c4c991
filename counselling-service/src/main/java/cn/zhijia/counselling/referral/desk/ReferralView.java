package cn.zhijia.counselling.referral.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.hospital.Priority;
import cn.zhijia.counselling.instrument.safety.SafetyLine;
import cn.zhijia.counselling.referral.Basis;
import cn.zhijia.counselling.referral.Ending;
import cn.zhijia.counselling.referral.ReferralState;
import cn.zhijia.counselling.referral.attempt.AttemptState;
import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.referral.attempt.Said;
import cn.zhijia.counselling.referral.attempt.Step;
import cn.zhijia.counselling.referral.clock.ClockKind;

@Schema(name = "Referral", description = "For the requester's side.")
record ReferralView(@Schema(required = true) UUID id, @Schema(required = true) UUID caseId,
        @Schema(required = true) ReferralState state, @Schema(required = true) Priority priority,
        @Schema(maxLength = 64, examples = "SUICIDE_RISK") String scope, Integer age,
        @Schema(maxLength = 32, examples = "huilongguan") String wish, UUID station, @Schema(required = true) Basis basis,
        @Schema(maxLength = 500) String reason, @Schema(required = true, maxLength = 2000) String summary,
        @Schema(required = true, maxLength = 64, examples = "M-DUTY1") String draftedBy,
        @Schema(required = true) Instant draftedAt, @Schema(maxLength = 64, examples = "M-SUPERVISOR1") String requestedBy,
        Instant requestedAt, Ending endedAs, Instant endedAt,
        @Schema(required = true, description = "Something is late, and nobody has done it yet.") boolean overdue,
        @Schema(required = true, maxItems = 100) List<AttemptView> attempts, ManualView manual) {

    @Schema(name = "ReferralAttempt")
    record AttemptView(@Schema(required = true, minimum = "1") int number,
            @Schema(required = true, description = "By which the hospital knows it.") UUID id,
            @Schema(required = true, maxLength = 32, examples = "huilongguan") String hospital,
            @Schema(required = true, maxLength = 100, examples = "北京回龙观医院") String name,
            @Schema(required = true, maxItems = 10, description = "The telephone is always the second path.") List<String> dutyPhones,
            @Schema(required = true) AttemptState state,
            @Schema(maxLength = 32, description = "Why it ended, or what came of it.") String code,
            @Schema(required = true, description = "The hospital owes an answer whether it lets go.") boolean cancelRequested,
            @Schema(required = true) Instant requestedAt, Instant arriveFrom, Instant arriveBy,
            @Schema(required = true, maxItems = 100) List<ClockView> clocks,
            @Schema(required = true, maxItems = 100) List<HistoryView> history) {
    }

    @Schema(name = "ReferralClock")
    record ClockView(@Schema(required = true) ClockKind kind, @Schema(required = true) Instant dueAt,
            @Schema(description = "Absent while it is waited for.") Instant metAt,
            @Schema(description = "Since when it is, or was, late.") Instant lateSince) {
    }

    @Schema(name = "ReferralHistory")
    record HistoryView(@Schema(required = true, minimum = "1") long version, @Schema(required = true) Step step,
            @Schema(required = true) AttemptState state,
            @Schema(required = true, description = "TELEPHONE: an officer wrote down what the hospital answered.") By.Kind by,
            @Schema(maxLength = 64, examples = "M-DUTY1", description = "Of us; absent for a hospital.") String officer,
            @Schema(required = true) Instant at, @Schema(required = true) Said said) {
    }

    @Schema(name = "ReferralManualHandling", description = "No hospital is left to ask: people take over, by telephone.")
    record ManualView(@Schema(required = true) Instant since,
            @Schema(required = true, maxItems = 10) List<SafetyLine> lines,
            @Schema(required = true, maxItems = 1000, description = "The duty telephones of hospitals, the nearest to the need first.") List<SafetyLine> hospitals) {
    }

    @Override
    public String toString() {
        return "Referral " + id; // never what it says
    }
}
