package cn.zhijia.education;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.education.term.Offering;
import cn.zhijia.kit.Refusal;

@Schema(name = "ApplicationInput", examples = "{\"term\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0021\", \"choices\": [\"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0031\"], \"motto\": \"活到老，学到老\", \"pledge\": \"两年半拿到本科文凭\", \"consent\": true}")
record ApplicationBody(@Schema(required = true, description = "Cannot be changed later.") @NotNull UUID term,
        @Schema(required = true, minItems = 1, maxItems = 3, description = "Offerings of the term, the dearest first.") @NotNull @Size(min = 1, max = 3) List<@NotNull UUID> choices,
        @Schema(minLength = 1, maxLength = 200, description = "人生格言: a motto for the opening ceremony.") @Size(min = 1, max = 200) String motto,
        @Schema(minLength = 1, maxLength = 500, description = "学习目标: what one wants to reach.") @Size(min = 1, max = 500) String pledge,
        @Schema(required = true, description = "Consents to the school and the union processing this application; must be true.") @NotNull @AssertTrue Boolean consent) {

    /** Refuses a choice made twice or not offered in the term. */
    void requireOffered() {
        var seen = new HashSet<UUID>();
        for (int i = 0; i < choices.size(); i++) {
            if (!seen.add(choices.get(i))) {
                throw Refusal.field("/choices/" + i, "chosen-twice");
            }
            if (!Offering.in(term, choices.get(i))) {
                throw Refusal.field("/choices/" + i, "unknown-offering");
            }
        }
    }
}
