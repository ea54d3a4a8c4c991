package cn.zhijia.events.social.choice;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What I chose; nobody else ever reads it. */
@Schema(name = "SocialChoices")
record ChoicesView(
        @Schema(required = true, maxItems = 5, description = "The one I would like best first. Empty once it is revealed: the choices are erased.") List<UUID> chosen) {
}
