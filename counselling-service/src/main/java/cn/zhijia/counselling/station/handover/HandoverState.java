package cn.zhijia.counselling.station.handover;

import java.util.EnumSet;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HandoverState", description = "HANDED_OVER is all that the carer sees of a CONFIRMED one; a DECLINED one stays OFFERED to the carer.")
enum HandoverState {
    OFFERED,
    CONFIRMED,
    DECLINED,
    HANDED_OVER;

    /** The arrows that leave this state; HANDED_OVER is seen, never stored. */
    Set<HandoverState> next() {
        return this == OFFERED ? EnumSet.of(CONFIRMED, DECLINED) : EnumSet.noneOf(HandoverState.class);
    }
}
