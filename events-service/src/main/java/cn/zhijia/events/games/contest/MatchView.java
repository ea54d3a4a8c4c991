package cn.zhijia.events.games.contest;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.bracket.Decided;

@Schema(name = "GameMatch")
record MatchView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID discipline,
        @Schema(required = true, minimum = "1", maximum = "64", examples = "1", description = "KNOCKOUT: 1 is the first; ROUND_ROBIN: the day of the circle.") int round,
        @Schema(required = true, minimum = "1", maximum = "1024", examples = "1", description = "Within its round.") int number,
        @Schema(required = true, description = "Whether the losers of the semi-finals meet here.") boolean thirdPlace,
        @Schema(description = "The entry at home; absent while it is not known.") UUID home,
        @Schema(description = "The entry away; absent while it is not known, and in a bye.") UUID away,
        @Schema(description = "The match whose winner (for the third place: loser) is home.") UUID homeFrom,
        @Schema(description = "The match whose winner (for the third place: loser) is away.") UUID awayFrom,
        @Schema(maxLength = 7, pattern = "^[HA]+$", examples = "HAH", description = "Who won each leg; with PLAYED.") String legs,
        @Schema(maxLength = 1, pattern = "^[HA]$", examples = "H", description = "H or A; absent until it is decided.") String winner,
        @Schema(description = "How it was decided.") Decided decided,
        @Schema(description = "When it was recorded, or last corrected.") Instant recordedAt) {

    static MatchView of(Match m) {
        return new MatchView(m.id, m.disciplineId, m.round, m.number, m.thirdPlace, m.homeEntryId, m.awayEntryId, m.homeFrom,
                m.awayFrom, m.legs, m.winner == null ? null : m.winner.name(), m.decided, m.recordedAt);
    }
}
