package cn.zhijia.events.social;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.social.matching.Policy;

@Schema(name = "SocialBody", examples = "{\"union\": \"maizidian\", \"event\": \"019c0000-0000-7000-8000-000000000101\", \"title\": \"春日绮遇·心动同行\", \"policy\": \"ONE_TO_ONE\", \"maxChoices\": 3, \"keepDays\": 30, \"coinCap\": 200}")
record SocialBody(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(required = true, examples = "maizidian", description = "The union of the event: one the caller organises for. Never changes.") String union,
        @NotNull @Schema(required = true, description = "A SOCIAL of the union, whose registration decides who may take part. Never changes.") UUID event,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "春日绮遇·心动同行") String title,
        @NotNull @Schema(required = true) Policy policy,
        @NotNull @Min(1) @Max(5) @Schema(required = true, examples = "3", description = "How many people one may choose: few, since who chooses all learns who chose them; and never more than half of the others who have come when the list is sent.") Integer maxChoices,
        @NotNull @Min(1) @Max(90) @Schema(required = true, examples = "30", description = "How many days after the reveal the pairs are erased.") Integer keepDays,
        @NotNull @Min(1) @Max(10_000) @Schema(required = true, examples = "200", description = "How many coins one person may earn.") Integer coinCap) {

    static SocialBody of(Social s) {
        return new SocialBody(s.unionId, s.eventId, s.title, s.policy, s.maxChoices, s.keepDays, s.coinCap);
    }

    /** The same but for the title. */
    boolean promises(Social s) {
        return policy == s.policy && maxChoices == s.maxChoices && keepDays == s.keepDays && coinCap == s.coinCap;
    }

    void copyTo(Social s) {
        s.title = title;
        s.policy = policy;
        s.maxChoices = maxChoices;
        s.keepDays = keepDays;
        s.coinCap = coinCap;
    }
}
