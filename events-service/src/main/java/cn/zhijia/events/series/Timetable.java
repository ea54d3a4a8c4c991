package cn.zhijia.events.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.Occasion;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.events.series.holidays.Workdays;
import cn.zhijia.events.series.rule.Plan;
import cn.zhijia.events.series.standing.Standing;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Words;

/**
 * Brings the dates of a series to what it says by now: makes those that have come within reach, moves, revives or calls off the
 * others. The series must be locked; whoever repeats it finds nothing to do.
 *
 * @param edited the series itself was changed, so that each date says what it says; else what an organizer changed in one
 *        date's event stays
 * @param resized its seats were changed
 * @param refused dates that cannot follow, with the code of the reason: they stay as they are and say so. One that turns out to
 *        be such is added, and the refusal is the caller's to deal with.
 */
record Timetable(Series series, Workdays workdays, Instant now, boolean edited, boolean resized, Map<UUID, String> refused) {

    /** How far ahead dates are events. */
    static final Duration HORIZON = Duration.ofDays(60);
    private static final int MOST = 60;
    /** Dates that a holiday moved are held later than they were meant to be. */
    private static final int REACH_DAYS = 14;

    static Timetable moved(Series series, Workdays workdays, Instant now) {
        return new Timetable(series, workdays, now, false, false, new HashMap<>());
    }

    static Timetable edited(Series series, Workdays workdays, Instant now, boolean resized) {
        return new Timetable(series, workdays, now, true, resized, new HashMap<>());
    }

    void bring() {
        var from = series.local(now).toLocalDate().atStartOfDay().minusDays(REACH_DAYS);
        var rows = new HashMap<LocalDate, Occurrence>();
        Occurrence.since(series, from).forEach(row -> rows.merge(row.day(), row, (one, other) -> other.dropped ? one : other));
        var horizon = series.local(now.plus(HORIZON));
        var last = rows.keySet().stream().max(Comparator.naturalOrder()).map(d -> d.plusDays(1).atStartOfDay())
                .filter(horizon::isBefore).orElse(horizon);
        var fresh = new ArrayList<Occurrence>();
        int live = 0;
        for (var date : series.plan(workdays).between(from, last)) {
            var row = rows.remove(date.day());
            boolean ahead = date.effective().isAfter(series.local(now));
            if (row == null && ahead && date.recurrenceId().isBefore(horizon) && live < MOST) {
                row = Occurrence.of(series, date.recurrenceId());
            }
            if (row != null && !row.begun(now) && (ahead || row.event != null)) {
                follow(row, date, fresh);
                live += row.held() ? 1 : 0;
            }
        }
        leave(rows, fresh);
        seat(fresh);
    }

    private void follow(Occurrence row, Plan.Date date, List<Occurrence> fresh) {
        unlessRefused(row, () -> {
            boolean away = row.detached;
            boolean other = row.follow(date);
            boolean back = away && !row.detached;
            settle(row, other || back, resized || back, fresh);
        });
    }

    /** What one date is refused is no reason to leave the others as they are. */
    private void unlessRefused(Occurrence row, Runnable change) {
        row.refusal = refused.get(row.id);
        if (row.refusal == null) {
            try {
                change.run();
            } catch (Refusal refusal) {
                if (row.event != null && !refusal.code().equals("busy")) { // that is no answer
                    refused.put(row.id, refusal.code());
                }
                throw refusal;
            }
        }
    }

    private void leave(Map<LocalDate, Occurrence> rows, List<Occurrence> fresh) {
        rows.values().stream().filter(row -> !row.begun(now))
                .sorted(Comparator.comparing(row -> row.recurrenceId)).forEach(row -> unlessRefused(row, () -> {
                    row.leave();
                    settle(row, false, false, fresh);
                }));
    }

    /** One date alone, after an exception. */
    void bring(Occurrence row) {
        var fresh = new ArrayList<Occurrence>();
        row.refusal = null;
        settle(row, true, resized, fresh);
        seat(fresh);
    }

    /** @param sized its seats are to be those of the series again */
    private void settle(Occurrence row, boolean moved, boolean sized, List<Occurrence> fresh) {
        if (!row.held()) {
            callOff(row);
        } else if (row.event == null) {
            row.event = row.occasion().publish(row.id, series.size);
            row.stands = true;
            fresh.add(row);
        } else if (!row.stands) {
            row.occasion().revive(row.id, series.size);
            row.stands = true;
            fresh.add(row);
        } else if (row.event.isPublished() && (moved || edited && !row.detached)) {
            row.occasion().rewrite(row.id);
            if (sized) {
                Quota.offer(row.id, series.size);
            }
        }
        row.persistAndFlush();
    }

    private void callOff(Occurrence row) {
        if (row.event != null && row.stands) {
            var reason = row.deviation().reason() != null ? row.deviation().reason()
                    : Words.text(Words.CHINESE, row.holiday == null ? "series.dropped" : "series.holiday",
                            Map.of("holiday", String.valueOf(row.holiday)));
            row.stands = !Occasion.callOff(row.id, reason);
        }
    }

    private void seat(List<Occurrence> fresh) {
        var order = Comparator.comparing((Occurrence row) -> LocalDateTime.parse(row.start()));
        Standing.seat(series.id, fresh.stream().sorted(order).toList());
    }
}
