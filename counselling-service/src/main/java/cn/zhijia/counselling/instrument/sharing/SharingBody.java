package cn.zhijia.counselling.instrument.sharing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

/** To share, or to share no longer. */
@Schema(name = "SharingBody", examples = "{\"decision\": \"0198c5a8-0000-7000-8000-00000000000a\", \"shared\": true, \"counsellor\": \"0198c5a8-0000-7000-8000-000000000002\", \"until\": \"2026-12-31T16:00:00Z\"}")
record SharingBody(
        @NotNull @Schema(required = true, description = "Chosen by the client, new for every decision.") UUID decision,
        @NotNull @Schema(required = true, description = "false: withdrawn, from now on nobody else reads it.") Boolean shared,
        @Schema(description = "With whom: a counsellor the member has an appointment with.") UUID counsellor,
        @Schema(examples = "2026-12-31T16:00:00Z", description = "At most one year from now.") Instant until) {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** Refuses what names too little or too much. */
    void check() {
        if (shared != (counsellor != null) || shared != (until != null)) {
            throw Refusal.field("/shared", "sharing-needs-both");
        }
    }

    /** Refuses an end that has passed, or lies too far ahead. */
    void check(Instant now) {
        if (shared && !until.isAfter(now)) {
            throw Refusal.field("/until", "not-in-future");
        }
        if (shared && until.isAfter(now.plus(LONGEST))) {
            throw Refusal.field("/until", "too-far");
        }
    }
}
