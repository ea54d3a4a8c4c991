package cn.zhijia.events.series;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.Audience;
import cn.zhijia.events.Kind;
import cn.zhijia.events.Place;
import cn.zhijia.events.series.rule.HolidayPolicy;

@Schema(name = "SplitBody", description = "What is absent stays as it was.", examples = "{\"from\": \"2027-01-06T19:30\", \"title\": \"心悦读书会·春季\", \"place\": {\"title\": \"朝阳区图书馆\"}}")
record SplitBody(
        @NotNull @Pattern(regexp = Local.TIME) @Schema(required = true, examples = "2027-01-06T19:30", description = "The recurrenceId of the first date that goes to the new series: one to come, and not the first of all.") String from,
        @Size(min = 1, max = 200) String title,
        @Size(max = 5000) String description,
        @Valid Place place,
        Kind kind,
        @Size(min = 1, max = 200) @Schema(examples = "FREQ=WEEKLY;BYDAY=TH") String rrule,
        @Pattern(regexp = Local.TIME) @Schema(description = "The new series' first date; the first of its rule from `from` on when absent.") String localStart,
        @Pattern(regexp = Local.DURATION) String duration,
        HolidayPolicy holidayPolicy,
        @Min(0) @Max(1_000_000) Integer size,
        @Valid Audience audience) {
}
