package cn.zhijia.events.organizing;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ApprovalBody", examples = "{\"decision\": \"0198c0de-0000-7000-8000-0000000000d1\"}")
record ApprovalBody(
        @NotNull @Schema(required = true, description = "Made by the client for each decision, the same in every repeat: a late repeat does not undo what was decided since.") UUID decision) {
}
