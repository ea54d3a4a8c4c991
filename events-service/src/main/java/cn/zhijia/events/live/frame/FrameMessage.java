package cn.zhijia.events.live.frame;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "FrameMessage", description = "A chat line.")
record FrameMessage(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 20, examples = "金**", description = "As others see the sender.") String sender,
        @Schema(required = true, maxLength = 200, examples = "哺乳期加班可以拒绝吗？") String text,
        @Schema(required = true, description = "When it was sent; it may have been approved later.") Instant sentAt,
        @Schema(required = true, minimum = "1", description = "Its offset in the log: sort by it.") long at) {
}
