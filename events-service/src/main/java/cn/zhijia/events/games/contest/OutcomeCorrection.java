package cn.zhijia.events.games.contest;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.rule.Outcome;

@Schema(name = "EntryOutcomeCorrection")
public record OutcomeCorrection(@NotNull @Schema(required = true) UUID entry,
        @NotNull @Schema(required = true) Outcome outcome) {
}
