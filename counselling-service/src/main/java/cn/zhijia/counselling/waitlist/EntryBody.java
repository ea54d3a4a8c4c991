package cn.zhijia.counselling.waitlist;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Refusal;

/** What somebody waits for. */
@Schema(name = "WaitlistBody", examples = "{\"opens\": \"2026-12-01T00:00:00Z\", \"closes\": \"2026-12-15T16:00:00Z\", \"modality\": \"VIDEO\"}")
record EntryBody(@NotNull @Schema(required = true, description = "A session begins at this time or later.") Instant opens,
        @NotNull @Schema(required = true, description = "A session has ended by this time; at most 92 days later.") Instant closes,
        @Schema(description = "Absent: any.") Modality modality,
        @Schema(description = "Absent: any counsellor.") UUID counsellor,
        @Schema(description = "My appointment that NEEDS_RESCHEDULE: it is moved, keeps its session, and goes before the others.") UUID appointment) {

    static final Duration MOST = Duration.ofDays(92);

    void check(Instant now) {
        Reach.check("/opens", opens);
        Reach.check("/closes", closes);
        if (!opens.isBefore(closes)) {
            throw Refusal.field("/closes", "not-after-start");
        }
        if (!closes.isAfter(now)) {
            throw Refusal.field("/closes", "not-in-future");
        }
        if (Duration.between(opens, closes).compareTo(MOST) > 0) {
            throw Refusal.field("/closes", "too-long");
        }
    }
}
