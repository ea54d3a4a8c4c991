package cn.zhijia.events.social;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.social.matching.Policy;

/** The evening itself, the same for everybody who may see it. */
@Schema(name = "Social")
public record SocialView(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 64, examples = "maizidian") String union,
        @Schema(required = true) UUID event,
        @Schema(required = true, maxLength = 200, examples = "春日绮遇·心动同行") String title,
        @Schema(required = true) SocialState state,
        @Schema(required = true) Policy policy,
        @Schema(required = true, minimum = "1", maximum = "5", description = "How many people one may choose, if as many again of the others have come.") int maxChoices,
        @Schema(required = true, minimum = "1", maximum = "90", description = "How many days after the reveal the pairs are erased.") int keepDays,
        @Schema(required = true, minimum = "1", maximum = "10000", description = "How many coins one person may earn.") int coinCap,
        @Schema(description = "When the choices were evaluated and erased; absent before.") Instant revealedAt) {

    public static SocialView of(Social s) {
        return new SocialView(s.id, s.unionId, s.eventId, s.title, s.state, s.policy, s.maxChoices, s.keepDays, s.coinCap,
                s.revealedAt);
    }
}
