package cn.zhijia.events.checkin;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.checkin.ticket.Verdict;

@Schema(name = "Scan", description = "What was said at the time, and is said again to every repeat.")
record ScanView(
        @Schema(required = true) UUID scanId,
        @Schema(required = true) Verdict verdict,
        @Schema(description = "Whose ticket it is, as in the list of registrations; absent unless it is a genuine one of this event.") UUID registration,
        @Schema(required = true, maxLength = 64) String deviceId,
        @Schema(required = true, maxLength = 64) String gate,
        @Schema(required = true) Direction direction,
        @Schema(required = true) Instant scannedAt,
        @Schema(description = "In the service's time; absent with ID_IN_USE.") Instant receivedAt,
        @Schema(required = true, description = "The device's clock is more than five minutes off: set it. This scan counts after all that are not so.") boolean clockOff,
        @Schema(description = "With DUPLICATE: the entry that this one repeats.") First first) {

    @Schema(name = "FirstScan")
    record First(@Schema(required = true) UUID scanId, @Schema(required = true) Instant scannedAt,
            @Schema(required = true, maxLength = 64) String gate, @Schema(required = true, maxLength = 64) String deviceId) {
    }

    /** @param first what this repeats, or null */
    static ScanView of(Scan s, Scan first) {
        return new ScanView(s.id, s.verdict, s.registrationId, s.deviceId, s.gate, s.direction, s.scannedAt, s.receivedAt,
                s.clockOff, first == null ? null : new First(first.id, first.scannedAt, first.gate, first.deviceId));
    }

    static ScanView inUse(Sighting s) {
        return new ScanView(s.id(), Verdict.ID_IN_USE, null, s.device(), s.gate(), s.direction(), s.scannedAt(), null, false,
                null);
    }
}
