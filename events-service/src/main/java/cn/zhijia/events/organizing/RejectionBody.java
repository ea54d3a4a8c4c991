package cn.zhijia.events.organizing;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RejectionBody", examples = "{\"decision\": \"0198c0de-0000-7000-8000-0000000000d2\", \"reason\": \"本场仅限驾驶员\"}")
record RejectionBody(
        @NotNull @Schema(required = true, description = "Made by the client for each decision, the same in every repeat: a late repeat does not undo what was decided since.") UUID decision,
        @NotBlank @Size(max = 500) @Schema(required = true, examples = "本场仅限新入职职工", description = "Shown to the member.") String reason) {
}
