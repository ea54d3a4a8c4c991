package cn.zhijia.counselling.slot;

import java.time.Instant;

/** A stretch of time, half-open: what ends at ten does not touch what starts at ten. */
record Interval(Instant from, Instant to) {

    boolean overlaps(Interval other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    boolean contains(Interval other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }
}
