package cn.zhijia.counselling.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.erasure.Hold;
import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;

/** Whoever is to be woken is taken off the roster before being forgotten. */
@Singleton
class ShiftsOfPerson implements Chapter, Traces {

    private record Office(LocalDate date, Shift shift, boolean primary) {
    }

    @Override
    public String name() {
        return "duty-shifts";
    }

    @Override
    public Set<String> columns() {
        return Set.of("duty_shift.primary_id", "duty_shift.backup_id");
    }

    /** A place is the day and the shift's beginning letter order: {@code 2026-03-02 DAY}. */
    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return DutyShift.<DutyShift> find("""
                (primary.id = ?1 or backup.id = ?1) and concat(cast(day as string), ' ', cast(shift as string)) > ?2
                order by day, shift""", person, after).page(0, most).stream()
                .map(s -> new Entry(s.day + " " + s.shift, new Office(s.day, s.shift,
                        s.primary != null && s.primary.id.equals(person))))
                .toList();
    }

    @Override
    public Optional<Hold> hold(UUID person, Instant now) {
        return DutyShift.count("(primary.id = ?1 or backup.id = ?1) and day >= ?2", person, Turn.at(now).day()) == 0
                ? Optional.empty()
                : Optional.of(new Hold(Hold.Reason.IN_OFFICE, null));
    }

    @Override
    public void stop(UUID person, Instant now) {
        // an office is left on the roster
    }

    @Override
    public void forget(UUID person) {
        // named by the person's row alone
    }
}
