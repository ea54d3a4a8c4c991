package cn.zhijia.events.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.zhijia.events.calendar.CalendarItem;
import cn.zhijia.events.calendar.CalendarItem.Recurrence;
import cn.zhijia.events.calendar.CalendarItem.Status;
import cn.zhijia.events.series.holidays.Workdays;
import cn.zhijia.events.series.rule.Plan;

/**
 * A series as a calendar has it: the rule as it is now, and beside it each date that differs, under its RECURRENCE-ID. Dates of
 * before the rule stand for themselves, under their event's UID.
 */
final class SeriesCalendar {

    private static final Duration BACK = Duration.ofDays(90);
    private static final Duration AHEAD = Duration.ofDays(366);
    private static final int MOST = 1_000;

    private final Series series;
    private final LocalDateTime now;
    private final LocalDateTime first;
    private final TreeSet<LocalDateTime> ruled;
    private final Map<LocalDateTime, Plan.Date> plan;
    private final TreeMap<LocalDateTime, Occurrence> rows;
    private final Map<UUID, Stamp> stamps;
    /** SEQUENCE of the series and of each of its dates alike: no date that comes to differ, or differs no more, falls back. */
    private final long changes;
    private final TreeSet<LocalDateTime> exdates = new TreeSet<>();
    private final TreeSet<LocalDateTime> rdates = new TreeSet<>();
    private final List<CalendarItem> others = new ArrayList<>();

    /** When an event, or the series itself, last changed, and what calendars say of it. */
    private record Stamp(UUID id, Instant changedAt, String description, String place) {
    }

    private SeriesCalendar(Series series, Workdays workdays, Instant at) {
        this.series = series;
        now = series.local(at);
        var until = series.local(at.plus(AHEAD));
        var since = Stream.of(series.start(), series.ruleSince(), series.local(at.minus(AHEAD))).max(LocalDateTime::compareTo)
                .orElseThrow();
        ruled = new TreeSet<>(series.rule().dates(series.start(), since, until, MOST));
        first = ruled.isEmpty() ? until : ruled.first();
        plan = series.plan(workdays).between(now, until).stream()
                .collect(Collectors.toMap(Plan.Date::recurrenceId, Function.identity()));
        rows = new TreeMap<>();
        var back = series.local(at.minus(BACK));
        Occurrence.since(series, since.isBefore(back) ? since : back).stream().filter(o -> o.event != null || calledOff(o))
                .forEach(o -> rows.put(LocalDateTime.parse(o.recurrenceId), o));
        stamps = stamps();
        changes = changes();
    }

    static List<CalendarItem> of(Series series, Workdays workdays, Instant at) {
        return new SeriesCalendar(series, workdays, at).items();
    }

    /** A date that is not held, and was called off before there was an event. */
    private static boolean calledOff(Occurrence row) {
        return !row.dropped && row.start() != null && Boolean.TRUE.equals(row.deviation().cancelled());
    }

    private List<CalendarItem> items() {
        ruled.stream().filter(date -> !rows.containsKey(date)).forEach(date -> without(date, plan.get(date)));
        plan.values().stream().filter(date -> !ruled.contains(date.recurrenceId()) && !rows.containsKey(date.recurrenceId())
                && date.start() != null && !held(date) && date.recurrenceId().isAfter(first)).forEach(date -> {
                    rdates.add(date.recurrenceId());
                    moved(date);
                });
        rows.forEach(this::with);
        var all = new ArrayList<CalendarItem>();
        if (!ruled.isEmpty()) {
            all.add(master());
        }
        others.sort((a, b) -> a.startsAt().compareTo(b.startsAt()));
        all.addAll(others);
        return all;
    }

    /** A date of the rule that has no event: to come, moved, left out, or never held. */
    private void without(LocalDateTime date, Plan.Date planned) {
        if (planned == null || planned.start() == null || held(planned)) {
            exdates.add(date);
        } else {
            moved(planned);
        }
    }

    /** Another row has this date's day: the hour of the rule has changed since. */
    private boolean held(Plan.Date date) {
        return rows.keySet().stream().anyMatch(row -> row.toLocalDate().equals(date.day()));
    }

    private void moved(Plan.Date date) {
        if (!date.start().equals(date.recurrenceId())) {
            var start = series.instant(date.start());
            var stamp = stamps.get(series.id);
            others.add(new CalendarItem(CalendarItem.uid(series.id), date.recurrenceId(), start,
                    start.plusSeconds(series.minutes * 60L), series.zone(), series.title, series.description,
                    series.placeTitle(), Status.CONFIRMED, null, changes, stamp.changedAt()));
        }
    }

    private void with(LocalDateTime date, Occurrence row) {
        boolean own = date.isBefore(first);
        if (!own && !ruled.contains(date)) {
            rdates.add(date);
        }
        if (row.event == null) {
            if (!own) {
                off(date, row);
            }
            return;
        }
        var event = row.event;
        var stamp = stamps.get(row.id);
        boolean plain = ruled.contains(date) && !event.isCancelled() && event.startsAt().equals(series.instant(date))
                && event.endsAt().equals(series.instant(date).plusSeconds(series.minutes * 60L))
                && event.title().equals(series.title) && Objects.equals(stamp.description(), series.description)
                && Objects.equals(stamp.place(), series.placeTitle());
        if (!plain) {
            others.add(new CalendarItem(CalendarItem.uid(own ? row.id : series.id), own ? null : date, event.startsAt(),
                    event.endsAt(), series.zone(), event.title(), stamp.description(), stamp.place(),
                    event.isCancelled() ? Status.CANCELLED : Status.CONFIRMED, null, own ? event.version() : changes,
                    stamp.changedAt()));
        }
    }

    private void off(LocalDateTime date, Occurrence row) {
        var meant = row.occasion();
        var stamp = stamps.get(row.id);
        others.add(new CalendarItem(CalendarItem.uid(series.id), date, meant.startsAt(), meant.endsAt(), series.zone(),
                meant.title(), stamp.description(), stamp.place(), Status.CANCELLED, null, changes, stamp.changedAt()));
    }

    private CalendarItem master() {
        var start = series.instant(first);
        int before = series.rule().dates(series.start(), series.start(), first, MOST).size();
        var last = stamps.values().stream().map(Stamp::changedAt).max(Instant::compareTo).orElseThrow();
        return new CalendarItem(CalendarItem.uid(series.id), null, start, start.plusSeconds(series.minutes * 60L),
                series.zone(), series.title, series.description, series.placeTitle(), Status.CONFIRMED,
                new Recurrence(series.rule().after(before).text(), List.copyOf(exdates), List.copyOf(rdates)), changes,
                last);
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, Stamp> stamps() {
        List<Stamp> found = Series.getEntityManager().createNativeQuery("""
                select id, changed_at, null, null from series where id = :series union all
                select o.id, greatest(o.changed_at, e.changed_at),
                    case when e.id is null then s.description else e.description end,
                    case when e.id is null then coalesce(o.place_title, s.place_title) else e.place_title end
                from occurrence o join series s on s.id = o.series_id left join event e on e.id = o.event_id
                where o.series_id = :series""", Stamp.class).setParameter("series", series.id).getResultList();
        return found.stream().collect(Collectors.toMap(Stamp::id, Function.identity()));
    }

    /**
     * Of the series, its dates and their events together; those that a split has taken along count on, so that it never falls.
     */
    private long changes() {
        return (Long) Series.getEntityManager().createNativeQuery("""
                with recursive family (id) as (select cast(:series as uuid)
                    union select s.id from series s join family f on s.split_from = f.id)
                select cast(:version + coalesce(sum(o.version + coalesce(e.version, 0)), 0) as bigint)
                from family f join occurrence o on o.series_id = f.id left join event e on e.id = o.event_id
                """).setParameter("series", series.id).setParameter("version", series.version).getSingleResult();
    }
}
