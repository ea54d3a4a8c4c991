package cn.zhijia.counselling.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.Displaced;

@Schema(name = "TimeOff")
record TimeOffView(@Schema(required = true) UUID id, @Schema(required = true) UUID counsellor,
        @Schema(required = true) Instant startsAt, @Schema(required = true) Instant endsAt,
        @Schema(required = true, maxItems = 100, description = "Appointments that it hits and that need a new time.") List<Displaced> needsReschedule,
        @Schema(description = "When it was taken back: it does not count any more.") Instant endedAt) {

    static TimeOffView of(TimeOff t) {
        return new TimeOffView(t.id, t.counsellorId, t.startsAt, t.endsAt,
                Displaced.between(t.counsellorId, t.startsAt, t.endsAt), t.endedAt);
    }
}
