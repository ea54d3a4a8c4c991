package cn.zhijia.events;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The new time of a published event; what is absent falls back to its default, not to the old value. */
@Schema(name = "RescheduleBody", examples = "{\"startsAt\": \"2026-12-09T03:00:00Z\", \"endsAt\": \"2026-12-09T04:00:00Z\"}")
record RescheduleBody(
        @NotNull @Schema(required = true) Instant startsAt,
        @NotNull @Schema(required = true) Instant endsAt,
        @Size(max = 64) @Schema(examples = "Asia/Shanghai") String zone,
        Instant registrationOpensAt,
        @Schema(description = "At the start when absent, and never later.") Instant registrationClosesAt) {

    Schedule schedule() {
        return Schedule.checked(startsAt, endsAt, zone, registrationOpensAt, registrationClosesAt);
    }
}
