package cn.zhijia.events;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an event is called off. */
@Schema(name = "EventCancellationBody", examples = "{\"reason\": \"因天气原因取消\"}")
record CancellationBody(
        @NotBlank @Size(max = 500) @Schema(required = true, examples = "因天气原因取消", description = "Shown to everybody.") String reason) {
}
