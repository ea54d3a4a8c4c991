package cn.zhijia.counselling.dispute;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.Outcome;
import cn.zhijia.counselling.Side;
import cn.zhijia.counselling.Status;

@Schema(name = "AppointmentOutcome", description = "An appointment as the supervisor who decided about it sees it: without who the member is.")
record OutcomeView(@Schema(required = true) UUID appointment, @Schema(required = true) UUID counsellor,
        @Schema(required = true) Instant startsAt, @Schema(required = true) Status status, Side noShowSide) {

    static OutcomeView of(Outcome o) {
        return new OutcomeView(o.id(), o.counsellor(), o.startsAt(), o.status(), o.noShowSide());
    }
}
