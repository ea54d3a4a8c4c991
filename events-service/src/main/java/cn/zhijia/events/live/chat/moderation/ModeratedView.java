package cn.zhijia.events.live.chat.moderation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.live.chat.ChatMessage;
import cn.zhijia.events.live.chat.MessageState;

/** A message as the organizers see it, with who said it: they may have to speak with its author. */
@Schema(name = "ModeratedChatMessage")
record ModeratedView(
        @Schema(required = true) UUID id,
        @Schema(required = true) MessageState state,
        @Schema(required = true, maxLength = 200, examples = "产假期间公司可以降薪吗？") String text,
        @Schema(maxLength = 64, examples = "M-MEMBER1") String memberNo,
        @Schema(maxLength = 100, examples = "金晓莲", description = "In full.") String name,
        @Schema(required = true) Instant sentAt,
        @Schema(minimum = "1", description = "Its position in the stream's log; absent until it is published.") Long at,
        @Schema(required = true, minimum = "0", description = "How many members have reported it.") int reports,
        @Schema(required = true, maxItems = 10, description = "What the first ten of them said; who they are is not told.") List<String> reasons,
        @Schema(description = "In the queue: since when it waits, as a new message or for its first report that nobody has answered.") Instant waitingSince) {

    /** As it is after it went on. */
    ModeratedView now(ChatMessage message) {
        return new ModeratedView(id, message.state(), text, memberNo, name, sentAt, message.atOffset(), reports, reasons,
                waitingSince);
    }

    static ModeratedView of(Tuple row) {
        return new ModeratedView(row.get("id", UUID.class), MessageState.valueOf(row.get("state", String.class)),
                row.get("text", String.class), row.get("member_no", String.class), row.get("name", String.class),
                row.get("sent_at", Instant.class), row.get("at_offset", Long.class), row.get("reports", Integer.class),
                List.of(row.get("reasons", String[].class)), row.get("since", Instant.class));
    }
}
