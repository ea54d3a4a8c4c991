package cn.zhijia.events.social.pair;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one of a pair has agreed to. */
@Schema(name = "SocialConsent")
record ConsentView(
        @Schema(required = true, description = "We may be announced on the stage, if the other agrees as well.") boolean announce,
        @Schema(maxLength = 50, examples = "微信 sunflower2026", description = "How I am reached, for the other to see once both have given theirs; absent: not to be exchanged.") String contact) {
}
