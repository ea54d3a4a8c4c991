package cn.zhijia.events.live;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReplayBody", examples = "{\"replayUrl\": \"https://live.example.cn/pufa/replay.m3u8\"}")
record ReplayBody(
        @NotNull @Size(max = 500) @Pattern(regexp = "https://[^\\s]+") @Schema(required = true, examples = "https://live.example.cn/pufa/replay.m3u8", description = "Where the recording plays. https only.") String replayUrl) {
}
