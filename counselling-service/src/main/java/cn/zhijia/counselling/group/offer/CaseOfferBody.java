package cn.zhijia.counselling.group.offer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CaseOfferBody", examples = "{\"title\": \"一次艰难的沟通\"}")
record CaseOfferBody(
        @NotNull @Pattern(regexp = "[\\p{L}\\p{M}][\\p{L}\\p{M} ，、—-]{1,29}") @Schema(required = true, minLength = 2, maxLength = 30, examples = "一次艰难的沟通", description = "A few neutral words of letters: no name, no number, nothing about anybody. The case itself is told in the meeting and written down nowhere.") String title) {
}
