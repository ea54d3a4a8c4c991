package cn.zhijia.counselling.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "BreakGlassReviewBody", examples = "{\"verdict\": \"JUSTIFIED\", \"remark\": \"危机处置所需，查阅范围适当。\"}")
record ReviewBody(@NotNull @Schema(required = true) Verdict verdict,
        @NotBlank @Size(max = 500) @Schema(required = true, minLength = 1, maxLength = 500) String remark) {

    @Override
    public String toString() {
        return "ReviewBody"; // never what it says
    }
}
