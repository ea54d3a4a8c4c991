package cn.zhijia.events.live.chat.sanction;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the log as the organizers see it, with the names of the time. */
@Schema(name = "ChatSanction")
record SanctionView(
        @Schema(required = true) UUID sanction,
        @Schema(required = true, maxLength = 64, examples = "M-MEMBER2") String memberNo,
        @Schema(maxLength = 100) String name,
        @Schema(required = true) SanctionLevel level,
        @Schema(minimum = "1", maximum = "43200") Integer minutes,
        @Schema(description = "When the mute ends by itself.") Instant until,
        @Schema(required = true, description = "Rungs were left out.") boolean immediately,
        @Schema(required = true, maxLength = 300, examples = "人身攻击，请文明发言") String reason,
        @Schema(description = "The message it was for.") UUID message,
        @Schema(maxLength = 200, description = "What that message said.") String text,
        @Schema(maxLength = 64, examples = "M-ORGANIZER-SHUNYI", description = "Who imposed it.") String byMemberNo,
        @Schema(maxLength = 100) String byName,
        @Schema(required = true) Instant imposedAt) {

    static SanctionView of(Sanction s) {
        return new SanctionView(s.id, s.memberNo, s.name, s.level, s.minutes, s.endsAt, s.immediately, s.reason,
                s.messageId, s.messageText, s.byMemberNo, s.byName, s.imposedAt);
    }
}
