package cn.zhijia.events.checkin.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.checkin.Direction;

@Schema(name = "CheckInConflict")
record ConflictView(
        @Schema(required = true, maxItems = 7) List<ConflictReason> reasons,
        @Schema(required = true) UUID registration,
        @Schema(maxLength = 64, examples = "M-MEMBER1") String memberNo,
        @Schema(maxLength = 100) String name,
        @Schema(required = true, description = "In the event's zone.") LocalDate day,
        @Schema(required = true) Seen scan,
        @Schema(description = "With DUPLICATE: the entry that this one repeats.") Seen first) {

    @Schema(name = "SeenScan")
    record Seen(@Schema(required = true) UUID scanId, @Schema(required = true) Instant scannedAt,
            @Schema(required = true, maxLength = 64) String gate, @Schema(required = true, maxLength = 64) String deviceId,
            @Schema(required = true) Direction direction) {
    }
}
