package cn.zhijia.events.live.chat.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ChatReportBody", examples = "{\"reason\": \"广告\"}")
record ReportBody(
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "广告", description = "For the organizers, who do not learn who says so.") String reason) {
}
