package cn.zhijia.events.live.visit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LikesBody", examples = "{\"count\": 12}")
record LikesBody(
        @NotNull @Min(0) @Max(1_000_000) @Schema(required = true, examples = "12", description = "The visit's running total, not what has come since the last call: a repeat or an older total changes nothing.") Integer count) {
}
