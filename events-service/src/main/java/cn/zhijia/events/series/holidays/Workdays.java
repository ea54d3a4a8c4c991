package cn.zhijia.events.series.holidays;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * 放假调休: which days are off by notice, and which weekend days are worked to make up for them. A weekend that no notice names is
 * no holiday, but no workday either.
 *
 * @param named the days that a notice names: off, or worked
 * @param years whose notice is loaded
 */
public record Workdays(Map<LocalDate, Named> named, Set<Integer> years) {

    /** @param off false for a make-up workday */
    public record Named(String name, boolean off) {
    }

    /** The holiday's name; null on any other day, and on every day of a year whose notice is not loaded. */
    public String holiday(LocalDate day) {
        var found = named.get(day);
        return found != null && found.off() ? found.name() : null;
    }

    /** The first workday after that day; where the notice is not known, from Monday to Friday. */
    public LocalDate next(LocalDate day) {
        var next = day.plusDays(1);
        while (!worked(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    public boolean known(int year) {
        return years.contains(year);
    }

    private boolean worked(LocalDate day) {
        var found = named.get(day);
        return found == null ? day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 : !found.off();
    }
}
