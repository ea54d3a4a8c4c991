package cn.zhijia.events.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.zhijia.events.series.holidays.Workdays;
import cn.zhijia.events.series.rule.Rule;
import cn.zhijia.events.series.standing.Standing;
import cn.zhijia.kit.Refusal;

/**
 * 拆分: a date and all after it become a series of their own. Their events, registrations and standing seats go with them; the
 * first series ends before that date.
 */
record Split(Series old, LocalDateTime from, SplitBody body, Workdays workdays, Instant now) {

    private static final int MOST = 1_000;

    static Split checked(Series old, SplitBody body, Workdays workdays, Instant now) {
        var split = new Split(old, Local.time("/from", body.from()), body, workdays, now);
        boolean known = Occurrence.at(old, split.from.toString()).filter(o -> !o.dropped).isPresent();
        boolean free = !Occurrence.on(old, split.from.toLocalDate());
        if (!known && (!free || old.plan(workdays).between(split.from, split.from.plusMinutes(1)).isEmpty())) {
            throw Refusal.field("/from", "no-such-date");
        }
        if (!split.from.isAfter(old.local(now))) {
            throw Refusal.field("/from", "date-passed");
        }
        if (!split.cut().isAfter(old.start())) {
            throw Refusal.field("/from", "nothing-before");
        }
        return split;
    }

    /** Under an id that no series has. */
    void into(UUID id) {
        var wanted = wanted().checked();
        boolean resized = !Objects.equals(wanted.size(), old.size);
        old.rrule = old.rule().endedBefore(cut()).text();
        old.exdates = apart(old.exdates, false);
        old.rdates = apart(old.rdates, false);
        var made = Series.made(id, wanted, now);
        made.splitFrom = old.id;
        made.splitAt = from.toString();
        Series.flush();
        Occurrence.update("series = ?1 where series = ?2 and recurrenceId >= ?3", made, old, cut().toString());
        Standing.follow(old.id, id, cut().toString());
        Series.getEntityManager().clear();
        Timetable.edited(Series.known(id), workdays, now, resized).bring();
    }

    private SeriesBody wanted() {
        var was = SeriesBody.of(old);
        int before = old.rule().dates(old.start(), old.start(), cut(), MOST).size();
        var rule = body.rrule() == null ? old.rule().after(before) : Rule.checked(body.rrule(), old.zone());
        return new SeriesBody(was.union(), or(body.title(), was.title()), or(body.description(), was.description()),
                or(body.place(), was.place()), or(body.kind(), was.kind()), rule.text(),
                body.localStart() == null ? first(rule).toString() : body.localStart(), or(body.duration(), was.duration()),
                was.zone(), apart(was.exdates(), true), apart(was.rdates(), true),
                or(body.holidayPolicy(), was.holidayPolicy()), or(body.size(), was.size()),
                or(body.audience(), was.audience()));
    }

    private LocalDateTime first(Rule rule) {
        var year = from.plusYears(1);
        return (body.rrule() == null ? old.rule().dates(old.start(), cut(), year, 1) : rule.dates(from, from, year, 1)).stream()
                .findFirst().orElseThrow(() -> Refusal.field("/from", "no-such-date"));
    }

    /** The whole day goes: a date whose hour has changed since keeps its name, and a day has one date. */
    private LocalDateTime cut() {
        return from.toLocalDate().atStartOfDay();
    }

    private List<String> apart(List<String> times, boolean after) {
        return times.stream().filter(t -> t.compareTo(cut().toString()) >= 0 == after).toList();
    }

    private static <T> T or(T given, T was) {
        return given == null ? was : given;
    }
}
