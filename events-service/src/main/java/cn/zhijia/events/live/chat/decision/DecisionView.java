package cn.zhijia.events.live.chat.decision;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the log. The names are those of the time of the decision. */
@Schema(name = "ChatDecision")
record DecisionView(
        @Schema(required = true) UUID message,
        @Schema(required = true) Verdict verdict,
        @Schema(maxLength = 300, examples = "与直播内容无关的广告", description = "Absent when none was given.") String reason,
        @Schema(maxLength = 64, examples = "M-MEMBER2", description = "Of the message's author.") String memberNo,
        @Schema(maxLength = 100) String name,
        @Schema(maxLength = 64, examples = "M-ORGANIZER-SHUNYI", description = "Who decided.") String byMemberNo,
        @Schema(maxLength = 100) String byName,
        @Schema(required = true) Instant decidedAt) {

    static DecisionView of(Decision d) {
        return new DecisionView(d.messageId, d.verdict, d.reason, d.memberNo, d.name, d.byMemberNo, d.byName, d.decidedAt);
    }
}
