package cn.zhijia.counselling.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Refusal;

@Schema(name = "TimeOffBody", examples = "{\"startsAt\": \"2026-12-01T00:00:00Z\", \"endsAt\": \"2026-12-03T16:00:00Z\"}")
record TimeOffBody(@NotNull @Schema(required = true, examples = "2026-12-01T00:00:00Z") Instant startsAt,
        @NotNull @Schema(required = true, examples = "2026-12-03T16:00:00Z") Instant endsAt) {

    private static final Duration MOST = Duration.ofDays(400);

    void check() {
        Reach.check("/startsAt", startsAt);
        Reach.check("/endsAt", endsAt);
        if (!startsAt.equals(startsAt.truncatedTo(ChronoUnit.SECONDS))) {
            throw Refusal.field("/startsAt", "not-a-whole-second");
        }
        if (!endsAt.equals(endsAt.truncatedTo(ChronoUnit.SECONDS))) {
            throw Refusal.field("/endsAt", "not-a-whole-second");
        }
        if (!startsAt.isBefore(endsAt)) {
            throw Refusal.field("/endsAt", "not-after-start");
        }
        if (Duration.between(startsAt, endsAt).compareTo(MOST) > 0) {
            throw Refusal.field("/endsAt", "too-long");
        }
    }
}
