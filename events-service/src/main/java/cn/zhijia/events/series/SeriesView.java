package cn.zhijia.events.series;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.Audience;
import cn.zhijia.events.Kind;
import cn.zhijia.events.Place;
import cn.zhijia.events.series.holidays.Workdays;
import cn.zhijia.events.series.rule.HolidayPolicy;
import cn.zhijia.kit.Words;

/** A series as everybody sees it. */
@Schema(name = "Series")
record SeriesView(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 64, examples = "maizidian") String union,
        @Schema(required = true, maxLength = 200, examples = "心悦读书会") String title,
        @Schema(maxLength = 5000) String description,
        Place place,
        @Schema(required = true) Kind kind,
        @Schema(required = true, maxLength = 200, examples = "FREQ=WEEKLY;BYDAY=WE") String rrule,
        @Schema(required = true, maxLength = 16, examples = "2026-12-02T19:30") String localStart,
        @Schema(required = true, maxLength = 12, examples = "PT1H30M") String duration,
        @Schema(required = true, maxLength = 64, examples = "Asia/Shanghai") String zone,
        @Schema(required = true, maxItems = 60) List<String> exdates,
        @Schema(required = true, maxItems = 60) List<String> rdates,
        @Schema(required = true) HolidayPolicy holidayPolicy,
        @Schema(minimum = "0", description = "Seats of each date; absent is unlimited.") Integer size,
        @Schema(required = true) Audience audience,
        @Schema(description = "The series that this one was split from.") UUID splitFrom,
        @Schema(required = true, maxItems = 100, description = "Coming dates (recurrenceId) that are no longer of the series but have registrations: they are held as they were, until an exception cancels them or nobody is registered any more.") List<String> detached,
        @Schema(required = true, maxItems = 100) List<Warning> warnings) {

    @Schema(name = "SeriesWarning", description = "What the organizer should know. Codes are extensible.")
    record Warning(
            @Schema(required = true, maxLength = 40, examples = "holidays-unknown") String code,
            @Schema(required = true, maxLength = 300) String detail,
            @Schema(examples = "2027") Integer year,
            @Schema(maxLength = 16, examples = "2026-12-16T19:30", description = "With date-refused: the date, which says why itself.") String recurrenceId) {
    }

    static SeriesView of(Series s, Workdays workdays, Instant now, Locale language) {
        var b = SeriesBody.of(s);
        return new SeriesView(s.id, b.union(), b.title(), b.description(), b.place(), b.kind(), b.rrule(), b.localStart(),
                b.duration(), b.zone(), b.exdates(), b.rdates(), b.holidayPolicy(), b.size(), b.audience(), s.splitFrom,
                detached(s, now), warnings(s, workdays, now, language));
    }

    private static List<String> detached(Series s, Instant now) {
        return Occurrence.<Occurrence> list("from Occurrence o join fetch o.event where o.series = ?1 and o.detached = true"
                + " order by o.recurrenceId", s).stream().filter(o -> !o.begun(now)).map(o -> o.recurrenceId).limit(100)
                .toList();
    }

    private static List<Warning> warnings(Series s, Workdays workdays, Instant now, Locale language) {
        var years = s.plan(workdays).unknownYears(s.local(now), s.local(now.plus(Timetable.HORIZON))).stream()
                .map(year -> new Warning("holidays-unknown",
                        Words.text(language, "warning.holidays-unknown", Map.of("year", year)), year, null));
        var dates = Occurrence.refused(s).stream().filter(o -> !o.begun(now)).map(o -> new Warning("date-refused",
                Words.text(language, "warning.date-refused",
                        Map.of("date", o.recurrenceId, "reason", Words.text(language, o.refusal + ".title", Map.of()))),
                null, o.recurrenceId));
        return Stream.concat(years, dates).limit(100).toList();
    }

    /** What changes without an edit, for the entity tag. */
    long moment() {
        return Integer.toUnsignedLong(detached.hashCode() * 31 + warnings.hashCode());
    }
}
