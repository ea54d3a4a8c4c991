package cn.zhijia.events.games.contest;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MatchCorrection")
public record MatchCorrection(@NotNull @Schema(required = true) UUID match,
        @NotNull @Valid @Schema(required = true) MatchResultBody result) {
}
