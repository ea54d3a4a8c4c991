package cn.zhijia.events.social.choice;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SocialBlock")
record BlockView(@Schema(required = true) UUID participant,
        @Schema(required = true, description = "Whether the two of us are never to be a pair, by my block of this evening; one of another is read and lifted there.") boolean blocked) {
}
