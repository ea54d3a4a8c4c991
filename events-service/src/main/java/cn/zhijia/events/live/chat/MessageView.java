package cn.zhijia.events.live.chat;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message as its author sees it, in any state. */
@Schema(name = "ChatMessage")
record MessageView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "PENDING is seen by its author and the organizers alone, REJECTED and HIDDEN too.") MessageState state,
        @Schema(required = true, maxLength = 20, examples = "金**", description = "How others see its author.") String sender,
        @Schema(required = true, maxLength = 200, examples = "产假期间公司可以降薪吗？") String text,
        @Schema(required = true) Instant sentAt,
        @Schema(description = "Absent until it is published.") Instant publishedAt,
        @Schema(minimum = "1", description = "Its position in the stream's log; absent until it is published.") Long at) {

    static MessageView of(ChatMessage m) {
        return new MessageView(m.id, m.state, m.sender, m.text, m.sentAt, m.publishedAt, m.atOffset);
    }
}
