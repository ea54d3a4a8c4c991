package cn.zhijia.events.live.chat;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A published message as everybody sees it. */
@Schema(name = "ChatLine")
record LineView(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 20, examples = "金**", description = "The first character of the author's name.") String sender,
        @Schema(required = true, maxLength = 200, examples = "产假期间公司可以降薪吗？") String text,
        @Schema(required = true) Instant sentAt,
        @Schema(required = true, minimum = "1", description = "Its position in the stream's log, the same as in frames.") long at) {

    static LineView of(ChatMessage m) {
        return new LineView(m.id, m.sender, m.text, m.sentAt, m.atOffset);
    }
}
