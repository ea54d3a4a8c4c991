package cn.zhijia.counselling.slot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Public holidays and make-up workdays (调休): a Saturday or Sunday on which the country works. The notices do not say whose
 * weekday it replaces; here it follows the working day next to it: a Saturday its Friday, a Sunday its Monday.
 */
record WorkCalendar(Set<LocalDate> holidays, Set<LocalDate> workdays) {

    /** The weekday whose roster is worked on this day; empty on a public holiday. */
    Optional<DayOfWeek> rosterDay(LocalDate day) {
        if (holidays.contains(day)) {
            return Optional.empty();
        }
        return Optional.of(switch (day.getDayOfWeek()) {
            case SATURDAY -> workdays.contains(day) ? DayOfWeek.FRIDAY : DayOfWeek.SATURDAY;
            case SUNDAY -> workdays.contains(day) ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY;
            default -> day.getDayOfWeek();
        });
    }
}
