package cn.zhijia.events.games.contest;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.rule.Outcome;

@Schema(name = "Attempt")
record AttemptView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID entry,
        @Schema(required = true, minimum = "1", maximum = "20", examples = "1") int number,
        @Schema(required = true) Outcome outcome,
        @Schema(minimum = "0", maximum = "86400000", examples = "183", description = "What was counted, or milliseconds; absent when it does not count.") Long value,
        @Schema(required = true, minimum = "0", maximum = "86400000", examples = "2", description = "Taken off what was counted, or milliseconds added.") long penalty,
        @Schema(required = true, description = "When it was recorded, or last corrected.") Instant recordedAt) {

    static AttemptView of(Attempt a) {
        return new AttemptView(a.id, a.entryId, a.number, a.outcome, a.value, a.penalty, a.recordedAt);
    }
}
