package cn.zhijia.events.live.chat.moderation;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ChatReport")
record ReportView(@Schema(required = true) UUID message,
        @Schema(required = true, maxLength = 200, examples = "广告", description = "As it was given the first time.") String reason,
        @Schema(required = true) Instant reportedAt) {
}
