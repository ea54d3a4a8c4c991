package cn.zhijia.counselling.crisis.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.crisis.CaseSummary;
import cn.zhijia.counselling.crisis.Outcome;
import cn.zhijia.counselling.crisis.Source;
import cn.zhijia.counselling.crisis.clock.TaskKind;
import cn.zhijia.counselling.crisis.step.Impediment;
import cn.zhijia.counselling.instrument.Level;
import cn.zhijia.counselling.referral.Basis;

@Schema(name = "CrisisCaseDetails", description = "For those on duty.")
record CaseDetails(@Schema(required = true) CaseSummary summary,
        @Schema(maxLength = 64, examples = "M-MEMBER1", description = "Absent for who signed in without one.") String memberNo,
        @Schema(maxLength = 100, description = "Absent until the first sign-in.") String name,
        @Schema(required = true, maxItems = 100) List<SignalView> signals,
        @Schema(required = true, maxItems = 100) List<TaskView> tasks,
        @Schema(required = true, maxItems = 100) List<ContactView> contacts,
        @Schema(description = "The screener: a response.") UUID assessment,
        @Schema(required = true, maxItems = 100, description = "What stands, or stood, in its way.") List<ImpedimentView> impediments,
        @Schema(maxLength = 5000) String plan, ReferralView referral, ClosingView closing,
        @Schema(required = true, maxItems = 100, description = "Who was woken.") List<PageView> pages) {

    @Schema(name = "CrisisSignal")
    record SignalView(@Schema(required = true) UUID id, @Schema(required = true) Source source,
            @Schema(required = true) Level level,
            @Schema(description = "Its answers: GET …/responses/{response}.") UUID response,
            @Schema(maxLength = 500) String words, @Schema(required = true) Instant at,
            @Schema(maxLength = 64, examples = "M-DUTY1", description = "Of what came after the case was taken on: who looked at it.") String acknowledgedBy,
            Instant acknowledgedAt) {
    }

    @Schema(name = "CrisisTask")
    record TaskView(@Schema(required = true) TaskKind kind, @Schema(required = true) Instant dueAt,
            @Schema(description = "Absent while it is to be done.") Instant metAt,
            @Schema(description = "Since when it is, or was, late.") Instant lateSince) {
    }

    @Schema(name = "CrisisContact")
    record ContactView(@Schema(required = true) UUID id, @Schema(required = true) TaskKind kind,
            @Schema(required = true) boolean reached, @Schema(required = true, maxLength = 2000) String note,
            @Schema(maxLength = 64, examples = "M-DUTY1") String by,
            @Schema(required = true, description = "When it took place.") Instant at,
            @Schema(required = true) Instant recordedAt) {
    }

    @Schema(name = "CrisisImpediment")
    record ImpedimentView(@Schema(required = true) UUID id, @Schema(required = true) Impediment.Reason reason,
            @Schema(required = true, maxLength = 500) String words,
            @Schema(maxLength = 64, examples = "M-DUTY1") String by, @Schema(required = true) Instant at,
            @Schema(maxLength = 64, description = "Absent while it waits for the second person: until then it does not count.") String second,
            Instant secondAt) {
    }

    @Schema(name = "CrisisReferral")
    record ReferralView(
            @Schema(required = true, description = "All of it: GET /v1/referrals/{id}.") UUID id,
            @Schema(required = true) Basis basis, @Schema(maxLength = 500) String reason,
            @Schema(required = true, maxLength = 2000) String summary, @Schema(required = true) Instant draftedAt) {
    }

    @Schema(name = "CrisisClosing")
    record ClosingView(@Schema(required = true) Outcome outcome, @Schema(required = true, maxLength = 2000) String summary,
            @Schema(maxLength = 64, examples = "M-DUTY1") String proposedBy,
            @Schema(maxLength = 64, description = "Absent while it waits for the second person.") String closedBy,
            Instant closedAt) {
    }

    @Schema(name = "CrisisPage")
    record PageView(
            @Schema(required = true, maxLength = 64, examples = "M-DUTY1", description = "A member number or a role.") String to,
            @Schema(required = true) Instant at) {
    }

    @Override
    public String toString() {
        return "CrisisCaseDetails"; // never what it says
    }
}
