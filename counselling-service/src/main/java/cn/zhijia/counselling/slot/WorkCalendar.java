package cn.zhijia.counselling.slot;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.Panache;

/**
 * Public holidays and make-up workdays (调休): a Saturday or Sunday on which the country works. The notices do not say whose
 * weekday it replaces; here it follows the working day next to it: a Saturday its Friday, a Sunday its Monday.
 */
public record WorkCalendar(Set<LocalDate> holidays, Set<LocalDate> workdays) {

    private static final int AHEAD = 400;

    /** Of the days from this moment's on, for more than a year. */
    public static WorkCalendar from(Instant now) {
        var day = LocalDate.ofInstant(now, Plan.ZONE);
        return read(day, day.plusDays(AHEAD));
    }

    @SuppressWarnings("unchecked")
    static WorkCalendar read(LocalDate from, LocalDate to) {
        var holidays = new HashSet<LocalDate>();
        var workdays = new HashSet<LocalDate>();
        List<Tuple> days = Panache.getEntityManager().createNativeQuery(
                "select day, kind from holiday_calendar where day between cast(:from as date) and cast(:to as date)",
                Tuple.class).setParameter("from", from.toString()).setParameter("to", to.toString()).getResultList();
        days.forEach(d -> (d.get(1).equals("HOLIDAY") ? holidays : workdays).add(d.get(0, LocalDate.class)));
        return new WorkCalendar(holidays, workdays);
    }

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

    /** Whether offices work on this day (工作日). */
    public boolean works(LocalDate day) {
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        return workdays.contains(day) || !weekend && !holidays.contains(day);
    }

    /** So much later, where only working days count, each with its 24 hours in Beijing. */
    public Instant after(Instant from, Duration workingTime) {
        var at = from;
        var left = workingTime;
        for (;;) {
            var day = LocalDate.ofInstant(at, Plan.ZONE);
            var midnight = day.plusDays(1).atStartOfDay(Plan.ZONE).toInstant();
            if (works(day)) {
                var today = Duration.between(at, midnight);
                if (left.compareTo(today) <= 0) {
                    return at.plus(left);
                }
                left = left.minus(today);
            }
            at = midnight;
        }
    }
}
