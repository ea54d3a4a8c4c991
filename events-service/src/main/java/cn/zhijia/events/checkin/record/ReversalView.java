package cn.zhijia.events.checkin.record;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ScanReversal")
record ReversalView(@Schema(required = true) UUID scanId,
        @Schema(required = true, maxLength = 500, description = "Of the call that reversed it.") String reason,
        @Schema(required = true) Instant reversedAt) {

    static ReversalView of(ScanReversal r) {
        return new ReversalView(r.scanId, r.reason, r.reversedAt);
    }
}
