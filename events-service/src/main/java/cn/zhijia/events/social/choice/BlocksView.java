package cn.zhijia.events.social.choice;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SocialBlocks")
record BlocksView(
        @Schema(required = true, maxItems = 2000, description = "Whom I blocked at this social; nobody else reads it.") List<UUID> blocked) {
}
