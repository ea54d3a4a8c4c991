package cn.zhijia.events.series.rule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import cn.zhijia.events.series.holidays.Workdays;

/**
 * Which dates a series has: by its rule, its additions and exclusions, and the holidays. At most one a day. Pure: the calendar
 * is
 * an argument.
 */
public record Plan(Rule rule, LocalDateTime start, Collection<LocalDateTime> exdates, Collection<LocalDateTime> rdates,
        HolidayPolicy policy, Workdays workdays) {

    /** No run of days off is longer; what a date before the span is moved to may lie within it. */
    private static final int REACH_DAYS = 14;
    private static final int MOST = 1_000;

    /**
     * @param recurrenceId the original local start, by which the date is known for ever
     * @param start where the holidays leave it; null when it is left out
     * @param holiday for which it is moved or left out, or null
     */
    public record Date(LocalDateTime recurrenceId, LocalDateTime start, String holiday) {

        public LocalDate day() {
            return recurrenceId.toLocalDate();
        }

        public LocalDateTime effective() {
            return start == null ? recurrenceId : start;
        }
    }

    /** The dates whose original start lies from {@code from} until before {@code until}, in that order. */
    public List<Date> between(LocalDateTime from, LocalDateTime until) {
        var all = recurrences(from.minusDays(REACH_DAYS), until.plusDays(REACH_DAYS));
        Set<LocalDate> taken = all.stream().filter(d -> policy == HolidayPolicy.KEEP || holiday(d) == null)
                .map(LocalDateTime::toLocalDate).collect(Collectors.toCollection(HashSet::new));
        var dates = new ArrayList<Date>();
        for (var original : all) {
            var date = date(original, taken);
            if (!original.isBefore(from) && original.isBefore(until)) {
                dates.add(date);
            }
        }
        return dates;
    }

    /** Years of the span whose holidays nobody knows, where that matters. */
    public List<Integer> unknownYears(LocalDateTime from, LocalDateTime until) {
        return policy == HolidayPolicy.KEEP ? List.of()
                : between(from, until).stream().map(d -> d.recurrenceId().getYear()).distinct()
                        .filter(year -> !workdays.known(year)).toList();
    }

    private Date date(LocalDateTime original, Set<LocalDate> taken) {
        var holiday = policy == HolidayPolicy.KEEP ? null : holiday(original);
        if (holiday == null) {
            return new Date(original, original, null);
        }
        var next = workdays.next(original.toLocalDate());
        boolean moved = policy == HolidayPolicy.NEXT_WORKDAY && taken.add(next);
        return new Date(original, moved ? next.atTime(original.toLocalTime()) : null, holiday);
    }

    private String holiday(LocalDateTime date) {
        return workdays.holiday(date.toLocalDate());
    }

    private Collection<LocalDateTime> recurrences(LocalDateTime from, LocalDateTime until) {
        var days = new HashSet<LocalDate>();
        var all = new TreeSet<LocalDateTime>();
        rule.dates(start, from, until, MOST).stream().filter(d -> !exdates.contains(d) && days.add(d.toLocalDate()))
                .forEach(all::add);
        rdates.stream().sorted().filter(d -> !d.isBefore(from) && d.isBefore(until) && !exdates.contains(d)
                && days.add(d.toLocalDate())).forEach(all::add);
        return all;
    }
}
