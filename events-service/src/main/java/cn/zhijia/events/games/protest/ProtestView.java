package cn.zhijia.events.games.protest;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Protest")
record ProtestView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID discipline,
        @Schema(required = true) UUID team,
        @Schema(required = true, maxLength = 500) String words,
        @Schema(required = true) Instant lodgedAt,
        @Schema(description = "Absent while it is open.") Protest.Decision decision,
        @Schema(maxLength = 500) String reason,
        Instant decidedAt) {

    static ProtestView of(Protest p) {
        return new ProtestView(p.id, p.disciplineId, p.teamId, p.words, p.lodgedAt, p.decision, p.reason, p.decidedAt);
    }
}
