package cn.zhijia.events.live.chat.moderation;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ChatModerationQueue")
record QueuePage(@Schema(required = true, maxItems = 100) List<ModeratedView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
