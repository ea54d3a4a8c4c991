package cn.zhijia.counselling.instrument.response;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ResponseSharing", description = "Whom the member lets read it, and until when.")
record SharingView(@Schema(required = true) UUID counsellor,
        @Schema(required = true, examples = "2026-12-31T16:00:00Z") Instant until) {

    static SharingView of(Response response, Instant now) {
        var with = response.sharedWith(now);
        return with == null ? null : new SharingView(with.id, response.sharedUntil);
    }
}
