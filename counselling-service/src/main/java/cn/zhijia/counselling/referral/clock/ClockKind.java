package cn.zhijia.counselling.referral.clock;

import java.time.Duration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.hospital.Priority;

/** What is waited for. The first five are T0 to T4 of the agreement. */
@Schema(name = "ReferralClockKind", description = "Extensible.")
public enum ClockKind {
    /** T0: the hospital's system was reached, or has read. */
    DELIVERED,
    /** T1: a named clinician has it. */
    RECEIVED,
    /** T2: accepted or rejected. */
    DECIDED,
    /** T3: the person has arrived. */
    ARRIVAL,
    /** T4: the outcome is reported. */
    OUTCOME,
    /** The hospital was asked to let go, and has not answered. */
    CANCELLATION,
    /** People have taken over. */
    MANUAL;

    /** How long until the next step, after one was taken in vain; null where there is none. */
    public Duration step(Priority priority) {
        return switch (this) {
            case DELIVERED, RECEIVED, DECIDED -> null;
            case ARRIVAL, CANCELLATION, MANUAL -> switch (priority) {
                case STAT -> Duration.ofMinutes(10);
                case URGENT -> Duration.ofMinutes(30);
                case ROUTINE -> Duration.ofHours(24);
            };
            case OUTCOME -> Duration.ofHours(24);
        };
    }
}
