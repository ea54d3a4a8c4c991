package cn.zhijia.counselling;

import java.util.EnumSet;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an appointment stands. HELD, BOOKED and CHECKED_IN keep the time of the counsellor, the member and the room. */
@Schema(name = "AppointmentStatus")
public enum Status {
    HELD,
    BOOKED,
    CHECKED_IN,
    COMPLETED,
    EXPIRED,
    CANCELLED_BY_MEMBER,
    CANCELLED_BY_PROVIDER,
    NO_SHOW,
    NEEDS_RESCHEDULE;

    /** The arrows that leave this state. */
    Set<Status> next() {
        return switch (this) {
            case HELD -> EnumSet.of(BOOKED, EXPIRED);
            case BOOKED -> EnumSet.of(CHECKED_IN, CANCELLED_BY_MEMBER, CANCELLED_BY_PROVIDER, NO_SHOW, NEEDS_RESCHEDULE);
            case CHECKED_IN -> EnumSet.of(COMPLETED);
            case NEEDS_RESCHEDULE -> EnumSet.of(BOOKED, CANCELLED_BY_PROVIDER);
            case COMPLETED, EXPIRED, CANCELLED_BY_MEMBER, CANCELLED_BY_PROVIDER, NO_SHOW -> EnumSet.noneOf(Status.class); // but for a supervisor
        };
    }
}
