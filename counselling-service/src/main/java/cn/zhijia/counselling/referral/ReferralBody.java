package cn.zhijia.counselling.referral;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.hospital.Priority;
import cn.zhijia.counselling.instrument.Level;
import cn.zhijia.kit.Refusal;

@Schema(name = "ReferralDraftBody", examples = "{\"basis\": \"EMERGENCY\", \"reason\": \"本人失联前提到具体计划，无法取得同意。\", \"summary\": \"电话筛查提示高风险，需要当日评估。\"}")
record ReferralBody(@NotNull @Schema(required = true) Basis basis,
        @Size(min = 10, max = 500) @Schema(description = "Why consent could not be waited for: with EMERGENCY, and only then. The member reads it afterwards.") String reason,
        @NotBlank @Size(max = 2000) @Schema(required = true, minLength = 1, maxLength = 2000, description = "What the hospital has to know. Sealed; never a diagnosis.") String summary) {

    void check() {
        if ((basis == Basis.EMERGENCY) != (reason != null)) {
            throw Refusal.field("/reason", "reason-if-emergency");
        }
        Diagnosis.refuse("/reason", reason);
        Diagnosis.refuse("/summary", summary);
    }

    /** What else the draft says stays. As urgent as the case, where nobody has said. */
    Draft of(Referral known, Level level) {
        var priority = known.priority != null ? known.priority
                : level == Level.L3 ? Priority.STAT : level == Level.L2 ? Priority.URGENT : Priority.ROUTINE;
        return new Draft(priority, known.scope, known.age, known.wish, known.station, basis, reason, summary);
    }

    @Override
    public String toString() {
        return "ReferralBody"; // never what it says
    }
}
