package cn.zhijia.counselling.crisis.clock;

import java.time.Duration;
import java.util.List;

import cn.zhijia.counselling.instrument.Level;

/**
 * How soon something has to be done, by how grave the case is; pure.
 *
 * @param within from now; null where working days count
 * @param workingDays 0 where they do not count
 */
public record Due(Duration within, int workingDays) {

    /** After the plan or the referral: most of those who try again do so in the first month. */
    public static final List<Duration> FOLLOW_UPS = List.of(Duration.ofHours(24), Duration.ofHours(72), Duration.ofDays(7),
            Duration.ofDays(30));

    private static final Due TWO_WORKING_DAYS = new Due(null, 2);

    static Due of(TaskKind kind, Level level) {
        return switch (kind) {
            case ACKNOWLEDGE -> by(level, Duration.ofMinutes(5), Duration.ofHours(2));
            case REACT -> new Due(Duration.ofMinutes(5), 0);
            case CALL_BACK -> by(level, Duration.ofMinutes(30), Duration.ofHours(2));
            case ASSESS -> by(level, Duration.ofMinutes(30), Duration.ofHours(4));
            case PLAN -> by(level, Duration.ofHours(2), Duration.ofHours(24));
            case FOLLOW_UP -> new Due(FOLLOW_UPS.get(0), 0);
            case CLOSE -> new Due(Duration.ofDays(7), 0);
        };
    }

    private static Due by(Level level, Duration crisis, Duration sameDay) {
        return switch (level) {
            case L3 -> new Due(crisis, 0);
            case L2 -> new Due(sameDay, 0);
            case L1, L0 -> TWO_WORKING_DAYS;
        };
    }

    /** How long the one who was woken has before the next one is. */
    static Duration step(TaskKind kind, Level level) {
        if (kind == TaskKind.FOLLOW_UP || kind == TaskKind.CLOSE || level == Level.L1) {
            return Duration.ofHours(4);
        }
        return level == Level.L3 ? Duration.ofMinutes(5) : Duration.ofMinutes(15);
    }

    /** When somebody who was not reached is called again. */
    static Duration again(TaskKind kind, Level level) {
        if (kind == TaskKind.FOLLOW_UP || level == Level.L1) {
            return Duration.ofHours(24);
        }
        return level == Level.L3 ? Duration.ofMinutes(15) : Duration.ofHours(1);
    }
}
