package cn.zhijia.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import cn.zhijia.kit.Refusal;

/** The times that anything here may name: from the year 2000 to 2200, in the database's microseconds. */
public final class Reach {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Reach() {
    }

    /** As the database keeps it, so that a repeat can be told from a change; null stays null. */
    public static Instant checked(String pointer, Instant at) {
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            throw Refusal.field(pointer, "out-of-range");
        }
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }
}
