package cn.zhijia.events.social.pair;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of it for me. Its length is the same whether anything did or not. */
@Schema(name = "SocialResult")
record ResultView(
        @Schema(required = true) Phase phase,
        @Schema(required = true, maxItems = 5, description = "Who chose me and was chosen by me; of a ONE_TO_ONE social one at most.") List<MatchView> matches,
        @Schema(required = true, maxLength = 10100, description = "Says nothing; makes every answer as long as the next.") String padding) {

    @Schema(name = "SocialResultPhase")
    enum Phase {
        /** Not revealed. */
        PENDING,
        REVEALED,
        /** The pairs are erased. */
        PURGED
    }
}
