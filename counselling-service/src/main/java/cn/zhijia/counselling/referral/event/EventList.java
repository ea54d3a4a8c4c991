package cn.zhijia.counselling.referral.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PartnerEventList", description = "In the order of their numbers, without a gap.")
record EventList(@Schema(required = true, maxItems = 100) List<Shown> items,
        @Schema(required = true, minimum = "0", description = "The latest number there is: ask again from the last one shown until you have it.") long last) {

    @Schema(name = "PartnerEvent")
    record Shown(@Schema(required = true, minimum = "1") long number,
            @Schema(required = true, description = "The webhook-id.") UUID id, @Schema(required = true) EventKind kind,
            @Schema(required = true, description = "Read it at /v1/partner/referrals/{id}.") UUID referral,
            @Schema(required = true) Instant at) {
    }

    static EventList of(String hospital, long since, int most) {
        return new EventList(HospitalEvent.since(hospital, since, most).stream()
                .map(e -> new Shown(e.number, e.id, e.kind, e.attemptId, e.at)).toList(), HospitalEvent.last(hospital));
    }
}
