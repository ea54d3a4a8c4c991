package cn.zhijia.events.organizing;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WaitlistPauseBody", examples = "{\"paused\": true}")
record PauseBody(@NotNull @Schema(required = true) Boolean paused) {
}
