package cn.zhijia.counselling.hospital;

import java.time.Duration;
import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.WorkCalendar;

/**
 * 时限: what a hospital has promised, for each priority. No referral standard has a clock; these are the agreement's. A routine
 * referral is received and decided in working time: 24 hours for each working day. Pure.
 */
@Schema(name = "ReferralClocks", description = "Until when a hospital answers, by the priority of the referral.")
public record Clocks(@NotNull @Valid @Schema(required = true) Limits stat,
        @NotNull @Valid @Schema(required = true) Limits urgent,
        @NotNull @Valid @Schema(required = true) Limits routine) {

    public static final Clocks DEFAULTS = new Clocks(
            new Limits(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(24)),
            new Limits(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(72)),
            new Limits(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(14)));

    void check() {
        stat.check("/clocks/stat");
        urgent.check("/clocks/urgent");
        routine.check("/clocks/routine");
    }

    public Limits of(Priority priority) {
        return switch (priority) {
            case STAT -> stat;
            case URGENT -> urgent;
            case ROUTINE -> routine;
        };
    }

    /** T0. @param requested when the hospital was asked */
    public Instant deliveredBy(Priority priority, Instant requested) {
        return requested.plus(of(priority).delivered());
    }

    /** T1. @param calendar of the days from then on, as {@link WorkCalendar#from} reads it */
    public Instant receivedBy(Priority priority, Instant requested, WorkCalendar calendar) {
        return after(priority, requested, of(priority).received(), calendar);
    }

    /** T2. @param calendar as for {@link #receivedBy} */
    public Instant decidedBy(Priority priority, Instant requested, WorkCalendar calendar) {
        return after(priority, requested, of(priority).decided(), calendar);
    }

    /** T4. @param arrived when the person had come to the hospital */
    public Instant outcomeBy(Priority priority, Instant arrived) {
        return arrived.plus(of(priority).outcome());
    }

    private static Instant after(Priority priority, Instant from, Duration limit, WorkCalendar calendar) {
        return priority == Priority.ROUTINE ? calendar.after(from, limit) : from.plus(limit);
    }
}
