package cn.zhijia.counselling.referral.desk;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.hospital.Hospital;
import cn.zhijia.counselling.hospital.Priority;
import cn.zhijia.counselling.referral.Basis;
import cn.zhijia.counselling.referral.Diagnosis;
import cn.zhijia.counselling.referral.Draft;
import cn.zhijia.counselling.station.Stations;
import cn.zhijia.kit.Refusal;

@Schema(name = "ReferralBody", examples = "{\"caseId\": \"0198c5a8-0000-7000-8000-00000000000c\", \"priority\": \"STAT\", \"scope\": \"SUICIDE_RISK\", \"age\": 34, \"basis\": \"EMERGENCY\", \"reason\": \"本人失联前提到具体计划，无法取得同意。\", \"summary\": \"电话筛查提示高风险，需要当日评估。\"}")
record DraftBody(@NotNull @Schema(required = true, description = "The open case that it comes out of.") UUID caseId,
        @NotNull @Schema(required = true) Priority priority,
        @NotNull @Pattern(regexp = "[A-Z][A-Z_]{1,63}") @Schema(required = true, maxLength = 64, pattern = "^[A-Z][A-Z_]{1,63}$", examples = "SUICIDE_RISK", description = "What the hospital must take, in the words of the agreements.") String scope,
        @Min(0) @Max(130) @Schema(description = "In years; absent when nobody knows it.") Integer age,
        @Pattern(regexp = "[a-z][a-z0-9-]{1,31}") @Schema(maxLength = 32, examples = "huilongguan", description = "The hospital that the person wants.") String wish,
        @Schema(description = "The station near which it should be.") UUID station,
        @NotNull @Schema(required = true) Basis basis,
        @Size(min = 10, max = 500) @Schema(description = "Why consent could not be waited for: with EMERGENCY, and only then. The member reads it afterwards.") String reason,
        @NotBlank @Size(max = 2000) @Schema(required = true, minLength = 1, maxLength = 2000, description = "What the hospital has to know. Sealed; never a diagnosis.") String summary) {

    Draft draft() {
        if ((basis == Basis.EMERGENCY) != (reason != null)) {
            throw Refusal.field("/reason", "reason-if-emergency");
        }
        Diagnosis.refuse("/reason", reason);
        Diagnosis.refuse("/summary", summary);
        if (wish != null && Hospital.of(wish).isEmpty()) {
            throw Refusal.field("/wish", "no-such-hospital");
        }
        if (station != null && !Stations.exists(station)) {
            throw Refusal.field("/station", "unknown-station");
        }
        return new Draft(priority, scope, age, wish, station, basis, reason, summary);
    }

    @Override
    public String toString() {
        return "ReferralBody"; // never what it says
    }
}
