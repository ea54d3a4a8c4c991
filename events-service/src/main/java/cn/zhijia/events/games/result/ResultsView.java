package cn.zhijia.events.games.result;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "OfficialResults")
record ResultsView(
        @Schema(required = true) UUID meet,
        @Schema(required = true, minimum = "1", examples = "1", description = "1 as first published, one more with each correction.") int edition,
        @Schema(required = true, minimum = "1", examples = "1", description = "The edition that counts.") int latest,
        @Schema(description = "The correction that made this edition; absent for the first.") UUID correction,
        @Schema(maxLength = 500, description = "Why it was corrected.") String reason,
        @Schema(required = true) Instant publishedAt,
        @Schema(required = true, description = "As it was published.") MeetStandings standings) {

    static ResultsView of(OfficialResult r, int latest) {
        return new ResultsView(r.meetId, r.edition, latest, r.correctionId, r.reason, r.publishedAt,
                Paper.standings(r.standings));
    }
}
