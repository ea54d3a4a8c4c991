package cn.zhijia.events.live;

import java.time.Instant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.Reach;
import cn.zhijia.kit.Refusal;

@Schema(name = "LivestreamHistoryBody", examples = "{\"liveAt\": \"2025-03-08T06:00:00Z\", \"endedAt\": \"2025-03-08T07:30:00Z\", \"visits\": 1605000, \"likes\": 1593000, \"source\": \"劳动午报\"}")
record HistoryBody(
        @NotNull @Schema(required = true, description = "When it began.") Instant liveAt,
        @NotNull @Schema(required = true, description = "When it ended; after it began.") Instant endedAt,
        @NotNull @Min(0) @Max(10_000_000_000L) @Schema(required = true, examples = "1605000", description = "人次: sessions, not people.") Long visits,
        @NotNull @Min(0) @Max(10_000_000_000L) @Schema(required = true, examples = "1593000") Long likes,
        @NotBlank @Size(max = 300) @Schema(required = true, examples = "劳动午报", description = "Where the totals are from; shown beside them.") String source) {

    HistoryBody checked(Instant now) {
        var body = new HistoryBody(Reach.checked("/liveAt", liveAt), Reach.checked("/endedAt", endedAt), visits, likes, source);
        if (!body.liveAt.isBefore(body.endedAt)) {
            throw Refusal.field("/endedAt", "not-after-start");
        }
        if (body.endedAt.isAfter(now)) {
            throw Refusal.field("/endedAt", "in-the-future");
        }
        return body;
    }

    static HistoryBody of(Livestream s) {
        return new HistoryBody(s.liveAt, s.endedAt, s.importedVisits, s.importedLikes, s.importedSource);
    }
}
