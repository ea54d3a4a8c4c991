package cn.zhijia.events.live.chat.sanction;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the caller stands in the chat. */
@Schema(name = "ChatStanding")
record StandingView(
        @Schema(required = true, description = "LIFTED when nothing stands.") SanctionLevel level,
        @Schema(required = true, description = "Neither muted at present nor banned.") boolean maySpeak,
        @Schema(description = "The end of a mute that lasts.") Instant until,
        @Schema(maxLength = 300, examples = "人身攻击，请文明发言", description = "Of what was imposed last.") String reason,
        @Schema(description = "When that was.") Instant imposedAt) {

    static StandingView of(Ladder ladder, List<Sanction> standing, Instant now) {
        var last = standing.isEmpty() ? null : standing.get(standing.size() - 1);
        boolean muted = ladder.mutedAt(now);
        return new StandingView(ladder.level(), !muted && !ladder.banned(), muted ? ladder.mutedUntil() : null,
                last == null ? null : last.reason, last == null ? null : last.imposedAt);
    }
}
