package cn.zhijia.events.live;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Livestream")
record LivestreamView(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 64, examples = "shunyi") String union,
        @Schema(required = true, maxLength = 200, examples = "女职工普法直播：金晓莲律师说劳动权益") String title,
        @Schema(maxLength = 4000) String description,
        @Schema(description = "The event that this is the broadcast of.") UUID event,
        @Schema(required = true, description = "When it is announced to begin.") Instant startsAt,
        @Schema(required = true, description = "Whether visits and likes are taken without a token.") boolean guests,
        @Schema(required = true) LivestreamState state,
        @Schema(description = "When it began.") Instant liveAt,
        @Schema(description = "When it ended.") Instant endedAt,
        @Schema(maxLength = 500, description = "Where the video plays.") String liveUrl,
        @Schema(maxLength = 500, description = "Where the recording plays, once there is one.") String replayUrl,
        @Schema(required = true, description = "Whether its totals were imported as history, without rows behind them.") boolean imported) {

    static LivestreamView of(Livestream s) {
        return new LivestreamView(s.id, s.unionId, s.title, s.description, s.eventId, s.startsAt, s.guests, s.state, s.liveAt,
                s.endedAt, s.liveUrl, s.replayUrl, s.importedAt != null);
    }
}
