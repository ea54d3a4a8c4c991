package cn.zhijia.events.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * VTIMEZONE for the years that a calendar shows. Those that ical4j brings tell a zone's whole history, and ical4j itself reads
 * Shanghai's summer time (夏令时) of 1986 to 1991 as if it went on.
 */
final class Zones {

    private static final int YEARS = 8;
    private static final LocalDateTime BEFORE = LocalDateTime.parse("1970-01-01T00:00");

    private Zones() {
    }

    static VTimeZone of(ZoneId zone, List<CalendarItem> items) {
        int year = items.stream().filter(i -> i.zone().equals(zone)).mapToInt(i -> i.start().getYear()).min().orElseThrow() - 1;
        var from = ZonedDateTime.of(year, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        var rules = zone.getRules();
        var described = new VTimeZone();
        described.add(new TzId(zone.getId()));
        for (var rule : rules.getTransitionRules()) { // summer time every year
            var each = observance(zone, rule.createTransition(year));
            each.add(new RRule<Temporal>(yearly(rule, rule.createTransition(year))));
            described.add(each);
        }
        if (rules.getTransitionRules().isEmpty()) {
            var offset = rules.getOffset(from.toInstant());
            described.add(observance(false, BEFORE, offset, offset));
            var until = from.plusYears(YEARS).toInstant();
            var next = rules.nextTransition(from.toInstant());
            while (next != null && next.getInstant().isBefore(until)) {
                described.add(observance(zone, next));
                next = rules.nextTransition(next.getInstant());
            }
        }
        return described;
    }

    /** Such as the last Sunday of March. */
    private static String yearly(ZoneOffsetTransitionRule rule, ZoneOffsetTransition one) {
        int day = rule.getDayOfMonthIndicator();
        var yearly = "FREQ=YEARLY;BYMONTH=" + one.getDateTimeBefore().getMonthValue();
        if (rule.getDayOfWeek() == null) {
            return yearly + ";BYMONTHDAY=" + day;
        }
        var weekday = rule.getDayOfWeek().name().substring(0, 2);
        if (day < 0 || day % 7 == 1) {
            return yearly + ";BYDAY=" + (day < 0 ? -1 : day / 7 + 1) + weekday;
        }
        return yearly + ";BYMONTHDAY="
                + IntStream.range(day, day + 7).mapToObj(String::valueOf).collect(Collectors.joining(",")) + ";BYDAY="
                + weekday;
    }

    private static Observance observance(ZoneId zone, ZoneOffsetTransition change) {
        return observance(zone.getRules().isDaylightSavings(change.getInstant()), change.getDateTimeBefore(),
                change.getOffsetBefore(), change.getOffsetAfter());
    }

    private static Observance observance(boolean summer, LocalDateTime onset, ZoneOffset before, ZoneOffset after) {
        Observance observance = summer ? new Daylight() : new Standard();
        observance.add(new DtStart<>(onset));
        observance.add(new TzOffsetFrom(before));
        observance.add(new TzOffsetTo(after));
        return observance;
    }
}
