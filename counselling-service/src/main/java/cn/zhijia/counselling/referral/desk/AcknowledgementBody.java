package cn.zhijia.counselling.referral.desk;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.Said;
import cn.zhijia.counselling.referral.attempt.Step;
import cn.zhijia.counselling.referral.partner.Rejection;
import cn.zhijia.kit.Refusal;

@Schema(name = "ReferralAcknowledgementBody", examples = "{\"answer\": \"ACCEPTED\", \"who\": \"值班医师王敏\", \"calledAt\": \"2026-12-01T02:10:00Z\", \"phone\": \"010-83024000\", \"arriveBy\": \"2026-12-01T06:00:00Z\", \"place\": \"急诊楼一层\"}")
record AcknowledgementBody(@NotNull @Schema(required = true) Answer answer,
        @NotBlank @Size(max = 100) @Schema(required = true, minLength = 1, maxLength = 100, description = "Who answered.") String who,
        @NotNull @Schema(required = true, description = "When; since the hospital was asked.") Instant calledAt,
        @NotBlank @Size(max = 30) @Schema(required = true, minLength = 1, maxLength = 30, description = "The number that was called.") String phone,
        @Schema(description = "ACCEPTED only.") Instant arriveFrom,
        @Schema(description = "With ACCEPTED, and only then: by when the person is expected.") Instant arriveBy,
        @Size(max = 200) @Schema(description = "Where to.") String place,
        @Schema(description = "With REJECTED, and only then.") Rejection reason,
        @Size(max = 1000) @Schema(description = "Sealed.") String note) {

    @Schema(name = "ReferralTelephoneAnswer")
    enum Answer {
        RECEIVED(Step.RECEIVE),
        ACCEPTED(Step.ACCEPT),
        REJECTED(Step.REJECT);

        final Step step;

        Answer(Step step) {
            this.step = step;
        }
    }

    Said said(Attempt attempt, Instant now) {
        if ((answer == Answer.ACCEPTED) != (arriveBy != null) || arriveFrom != null && arriveBy == null) {
            throw Refusal.field("/arriveBy", "window-if-accepted");
        }
        if (arriveFrom != null && arriveFrom.isAfter(arriveBy)) {
            throw Refusal.field("/arriveBy", "not-after-start");
        }
        if ((answer == Answer.REJECTED) != (reason != null)) {
            throw Refusal.field("/reason", "reason-if-rejected");
        }
        if (calledAt.isAfter(now) || calledAt.isBefore(attempt.requestedAt)) {
            throw Refusal.field("/calledAt", "since-asked");
        }
        return new Said(null, null, arriveFrom, arriveBy, place, reason == null ? null : reason.name(), note,
                new Said.Telephone(who, calledAt, phone));
    }

    @Override
    public String toString() {
        return "ReferralAcknowledgementBody"; // never what it says
    }
}
