package cn.zhijia.counselling.group.member;

import java.util.EnumSet;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GroupSeatState")
enum SeatState {
    ASKED,
    APPROVED,
    REFUSED,
    LEFT;

    /** The arrows that leave this state. */
    Set<SeatState> next() {
        return switch (this) {
            case ASKED -> EnumSet.of(APPROVED, REFUSED, LEFT);
            case APPROVED -> EnumSet.of(LEFT);
            case REFUSED, LEFT -> EnumSet.noneOf(SeatState.class);
        };
    }
}
