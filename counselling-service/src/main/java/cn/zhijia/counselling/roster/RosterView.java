package cn.zhijia.counselling.roster;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.Beside;
import cn.zhijia.counselling.Displaced;

@Schema(name = "Roster")
record RosterView(@Schema(required = true) UUID counsellor, @Schema(required = true, examples = "Asia/Shanghai") String zone,
        @Schema(required = true, maxItems = 100) List<RosterBody.Rule> rules,
        @Schema(required = true, maxItems = 100, description = "Coming appointments that lost their time and need a new one.") List<Displaced> needsReschedule) {

    /** What bookings and the clock change without an edit, for the entity tag. */
    long tag() {
        return Beside.tag(needsReschedule.toString());
    }
}
