package cn.zhijia.events.checkin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.checkin.ticket.Vector;

@Schema(name = "ScanBatchBody", examples = "{\"deviceId\": \"gate-2-phone\", \"deviceTime\": \"2026-12-01T07:00:00Z\", \"scans\": [{\"scanId\": \"0198c0de-0000-7000-8000-00000000000a\", \"token\": \""
        + Vector.TOKEN + "\", \"gate\": \"东门\", \"scannedAt\": \"2026-12-01T05:31:07Z\", \"direction\": \"ENTRY\"}]}")
record BatchBody(@NotNull @Pattern(regexp = ScanBody.DEVICE) @Schema(required = true) String deviceId,
        @NotNull @Schema(required = true, description = "What the device's clock says while it sends: more than five minutes off, and its times are not trusted.") Instant deviceTime,
        @NotNull @Size(min = 1, max = 500) @Schema(required = true) List<@NotNull @Valid Item> scans) {

    @Schema(name = "ReportedScan")
    record Item(
            @NotNull @Schema(required = true, description = "Made by the device for each scan; the one it asked with, when the answer was lost.") UUID scanId,
            @NotNull @Size(min = 1, max = 1000) @Schema(required = true) String token,
            @NotNull @Size(min = 1, max = 64) @Schema(required = true, description = "The gate's name, for people.") String gate,
            @NotNull @Schema(required = true, description = "By the device's clock.") Instant scannedAt,
            @NotNull @Schema(required = true) Direction direction,
            @Schema(description = "The gate did not let the person through. False unless said.") Boolean turnedAway) {
    }

    List<Sighting> sightings() {
        return IntStream.range(0, scans.size()).mapToObj(i -> sighting(scans.get(i)).checked("/scans/" + i + "/scannedAt"))
                .toList();
    }

    private Sighting sighting(Item scan) {
        return new Sighting(scan.scanId, scan.token, deviceId, scan.gate, scan.scannedAt, scan.direction,
                Boolean.TRUE.equals(scan.turnedAway));
    }
}
