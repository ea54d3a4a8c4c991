package cn.zhijia.counselling.hospital;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A hospital as those see it who refer to it. When it was heard last changes without a new version. */
@Schema(name = "Hospital", description = "A partner hospital, its agreement, and whether its system is heard of.")
record HospitalView(@Schema(required = true, maxLength = 32, examples = "huilongguan") String id,
        @Schema(required = true, maxLength = 100) String nameZh, @Schema(required = true, maxLength = 100) String nameEn,
        @Schema(required = true) Hospital.State state, @Schema(required = true) LocalDate agreementFrom,
        LocalDate agreementTo,
        @Schema(required = true, maxItems = 20, description = "Extensible.") List<String> scope,
        @Schema(required = true) int leastAge, @Schema(required = true) int mostAge,
        @Schema(required = true, maxItems = 21) List<OpenHours> hours,
        @Schema(required = true, maxItems = 10) List<String> dutyPhones,
        @Schema(required = true, maxItems = 100) List<Distance> distances, @Schema(required = true) int heartbeatSeconds,
        @Schema(required = true) Clocks clocks, @Schema(required = true, maxItems = 10) List<String> hosts,
        @Schema(maxLength = 500) String webhook, @Schema(maxLength = 500) String crisisWebhook,
        @Schema(description = "When its system was heard last; absent when never.") Instant heartbeatAt,
        @Schema(required = true, description = "Three heartbeats were missed: nothing of STAT is sent there.") boolean degraded,
        @Schema(description = "Since when nobody calls its webhook, because it answered 410.") Instant webhookGoneAt) {

    static HospitalView of(Hospital h, Instant now) {
        var b = h.body();
        return new HospitalView(h.id, b.nameZh(), b.nameEn(), b.state(), b.agreementFrom(), b.agreementTo(), b.scope(),
                b.leastAge(), b.mostAge(), b.hours(), b.dutyPhones(), b.distances(), b.heartbeatSeconds(), b.clocks(),
                b.hosts(), b.webhook(), b.crisisWebhook(), h.heartbeatAt, h.degraded(now), h.webhookGoneAt);
    }
}
