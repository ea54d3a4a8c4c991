package cn.zhijia.events.games.contest;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.rule.Outcome;
import cn.zhijia.kit.Refusal;

/** One try, as it was measured. */
@Schema(name = "AttemptBody", examples = "{\"entry\": \"0198c0de-0000-7000-8000-000000000021\", \"number\": 1, \"outcome\": \"VALID\", \"value\": 183, \"penalty\": 2}")
public record AttemptBody(
        @NotNull @Schema(required = true, description = "Never changes.") UUID entry,
        @NotNull @Min(1) @Max(20) @Schema(required = true, examples = "1", description = "Which of the entry's attempts; no more than the discipline has. Never changes.") Integer number,
        @NotNull @Schema(required = true) Outcome outcome,
        @Min(0) @Max(86_400_000) @Schema(examples = "183", description = "What was counted, or milliseconds; with VALID and only then.") Long value,
        @Min(0) @Max(86_400_000) @Schema(examples = "2", description = "Taken off what was counted, or milliseconds added; 0 when absent.") Long penalty) {

    /** With what was left out filled in, so that a repeat can be told from a change. */
    public AttemptBody checked(String pointer, Discipline discipline) {
        var rules = discipline.rules();
        if (rules.kind().ofMatches()) {
            throw new Refusal("other-kind-of-discipline").with("kind", rules.kind().name());
        }
        if (number > rules.attempts()) {
            throw Refusal.field(pointer + "/number", "more-than-attempts");
        }
        if ((outcome == Outcome.VALID) != (value != null)) {
            throw Refusal.field(pointer + "/value", "valid-has-value");
        }
        return new AttemptBody(entry, number, outcome, value, penalty == null ? 0 : penalty);
    }

    static AttemptBody of(Attempt a) {
        return new AttemptBody(a.entryId, a.number, a.outcome, a.value, a.penalty);
    }
}
