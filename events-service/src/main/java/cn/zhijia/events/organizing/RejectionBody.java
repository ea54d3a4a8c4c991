package cn.zhijia.events.organizing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RejectionBody", examples = "{\"reason\": \"本场仅限驾驶员\"}")
record RejectionBody(
        @NotBlank @Size(max = 500) @Schema(required = true, examples = "本场仅限新入职职工", description = "Shown to the member.") String reason) {
}
