package cn.zhijia.events.series;

import java.time.ZoneId;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.Audience;
import cn.zhijia.events.Kind;
import cn.zhijia.events.Place;
import cn.zhijia.events.series.rule.HolidayPolicy;
import cn.zhijia.events.series.rule.Rule;
import cn.zhijia.kit.Refusal;

/** A series as an organizer writes it down. */
@Schema(name = "SeriesBody", examples = "{\"union\": \"maizidian\", \"title\": \"心悦读书会\", \"description\": \"每周三晚，一起读一本书。\", \"place\": {\"title\": \"麦子店街道心灵驿站\"}, \"kind\": \"READING_CLUB\", \"rrule\": \"FREQ=WEEKLY;BYDAY=WE\", \"localStart\": \"2026-12-02T19:30\", \"duration\": \"PT1H30M\", \"holidayPolicy\": \"NEXT_WORKDAY\", \"size\": 20, \"audience\": {\"rule\": \"EVERYBODY\"}}")
record SeriesBody(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(required = true, examples = "maizidian", description = "The union that holds it: one the caller organises for. Never changes.") String union,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "心悦读书会") String title,
        @Size(max = 5000) String description,
        @Valid Place place,
        @NotNull @Schema(required = true) Kind kind,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "FREQ=WEEKLY;BYDAY=WE", description = "FREQ=DAILY, WEEKLY or MONTHLY; INTERVAL; BYDAY (with ordinals such as 1WE or -1FR when MONTHLY); BYMONTHDAY when MONTHLY; COUNT, or UNTIL in UTC such as 20261231T155959Z. Anything else is refused and the part named.") String rrule,
        @NotNull @Pattern(regexp = Local.TIME) @Schema(required = true, examples = "2026-12-02T19:30", description = "The first date, which must be one of the rule: day and time on the wall of the place.") String localStart,
        @NotNull @Pattern(regexp = Local.DURATION) @Schema(required = true, examples = "PT1H30M", description = "Of each date, at most seven days.") String duration,
        @Size(max = 64) @Schema(examples = "Asia/Shanghai", description = "IANA zone of the place; Asia/Shanghai when absent.") String zone,
        @Size(max = 60) @Schema(description = "Dates of the rule that are left out.", examples = "[\"2026-12-30T19:30\"]") List<@NotNull @Pattern(regexp = Local.TIME) String> exdates,
        @Size(max = 60) @Schema(description = "Dates beside the rule; a day has one date at most.", examples = "[\"2026-12-05T14:00\"]") List<@NotNull @Pattern(regexp = Local.TIME) String> rdates,
        @Schema(description = "KEEP when absent.") HolidayPolicy holidayPolicy,
        @Min(0) @Max(1_000_000) @Schema(examples = "20", description = "Seats of each date; 0 is closed, absent is unlimited.") Integer size,
        @NotNull @Valid @Schema(required = true) Audience audience) {

    /** With what was left out filled in, so that a repeat can be told from a change; refuses what cannot be. */
    SeriesBody checked() {
        audience.check();
        var inZone = zone == null ? "Asia/Shanghai" : zone;
        if (!ZoneId.getAvailableZoneIds().contains(inZone) || inZone.startsWith("ical4j")) {
            throw Refusal.field("/zone", "unknown-zone");
        }
        var rule = Rule.checked(rrule, ZoneId.of(inZone));
        if (!rule.beginsAt(Local.time("/localStart", localStart))) {
            throw Refusal.field("/localStart", "not-of-rule");
        }
        return new SeriesBody(union, title, description, place, kind, rule.text(), localStart,
                Local.duration(Local.minutes("/duration", duration)), inZone, sorted("/exdates", exdates),
                sorted("/rdates", rdates), holidayPolicy == null ? HolidayPolicy.KEEP : holidayPolicy, size, audience);
    }

    static SeriesBody of(Series s) {
        return new SeriesBody(s.unionId, s.title, s.description, s.place, s.kind, s.rrule, s.localStart,
                Local.duration(s.minutes), s.zone, s.exdates, s.rdates, s.holidayPolicy, s.size, s.audience);
    }

    void copyTo(Series s) {
        s.unionId = union;
        s.title = title;
        s.description = description;
        s.place = place;
        s.kind = kind;
        s.rrule = rrule;
        s.localStart = localStart;
        s.minutes = Local.minutes("/duration", duration);
        s.zone = zone;
        s.exdates = exdates;
        s.rdates = rdates;
        s.holidayPolicy = holidayPolicy;
        s.size = size;
        s.audience = audience;
    }

    private static List<String> sorted(String pointer, List<String> times) {
        return times == null ? List.of()
                : times.stream().map(t -> Local.time(pointer, t).toString()).distinct().sorted().toList();
    }
}
