package cn.zhijia.counselling.duty;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** One shift of one day. */
record Turn(LocalDate day, Shift shift) implements Serializable {

    static Turn at(Instant moment) {
        var local = moment.atZone(Shift.ZONE);
        return new Turn(local.toLocalDate(), Shift.values()[local.getHour() * Shift.values().length / 24]);
    }

    /** This shift and those after it, up to the one that has begun by then. */
    static List<Turn> within(Instant from, Duration length) {
        return Stream.iterate(at(from), Turn::next).takeWhile(t -> t.start().isBefore(from.plus(length))).toList();
    }

    static List<Turn> ofDays(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).flatMap(day -> Stream.of(Shift.values()).map(s -> new Turn(day, s))).toList();
    }

    Instant start() {
        return shift.startOn(day);
    }

    Instant end() {
        return shift.endOn(day);
    }

    private Turn next() {
        return at(end());
    }
}
