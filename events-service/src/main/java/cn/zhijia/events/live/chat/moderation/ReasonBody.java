package cn.zhijia.events.live.chat.moderation;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Nobody has to give one: most of what is approved needs no word. */
@Schema(name = "ChatDecisionBody", examples = "{\"reason\": \"与直播内容无关的广告\"}")
record ReasonBody(
        @Size(min = 1, max = 300) @Schema(examples = "与直播内容无关的广告", description = "Kept in the log of decisions as it was given with the first call.") String reason) {
}
