package cn.zhijia.counselling.hospital;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Heartbeat")
record HeartbeatView(@Schema(required = true, description = "When you were heard, by our clock.") Instant now,
        @Schema(required = true, examples = "60", description = "How often to say so.") int everySeconds) {
}
