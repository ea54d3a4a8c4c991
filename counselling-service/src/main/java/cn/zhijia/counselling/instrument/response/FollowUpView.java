package cn.zhijia.counselling.instrument.response;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.instrument.Level;

@Schema(name = "ResponseFollowUp", description = "Somebody will call.")
record FollowUpView(
        @Schema(required = true, examples = "L2", description = "L1 within two working days, L2 the same day, L3 at once.") Level level,
        @Schema(required = true, examples = "2026-12-01T03:00:00Z", description = "By then.") Instant dueAt) {

    /** Null when nothing follows: nothing is said then. */
    static FollowUpView of(RaisedFlag flag) {
        return flag.level == Level.L0 ? null : new FollowUpView(flag.level, flag.dueAt);
    }
}
