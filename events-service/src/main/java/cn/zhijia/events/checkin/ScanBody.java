package cn.zhijia.events.checkin;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.checkin.ticket.Vector;

@Schema(name = "ScanBody", examples = "{\"token\": \"" + Vector.TOKEN
        + "\", \"deviceId\": \"gate-2-phone\", \"gate\": \"东门\", \"scannedAt\": \"2026-12-01T05:31:07Z\", \"direction\": \"ENTRY\", \"deviceTime\": \"2026-12-01T05:31:08Z\"}")
record ScanBody(
        @NotNull @Size(min = 1, max = 1000) @Schema(required = true, description = "What the code said, with or without the mark before it.") String token,
        @NotNull @Pattern(regexp = ScanBody.DEVICE) @Schema(required = true) String deviceId,
        @NotNull @Size(min = 1, max = 64) @Schema(required = true, description = "The gate's name, for people.") String gate,
        @NotNull @Schema(required = true, description = "By the device's clock.") Instant scannedAt,
        @NotNull @Schema(required = true) Direction direction,
        @NotNull @Schema(required = true, description = "What the device's clock says while it sends: more than five minutes off, and scannedAt is not trusted. Not part of what makes two bodies the same.") Instant deviceTime) {

    static final String DEVICE = "[A-Za-z0-9._:-]{1,64}";

    Sighting sighting(UUID id) {
        return new Sighting(id, token, deviceId, gate, scannedAt, direction, false).checked("/scannedAt");
    }
}
