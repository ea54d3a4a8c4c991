package cn.zhijia.events.series;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.Place;
import cn.zhijia.kit.Refusal;

/** In what one date differs from its series; an empty object is "in nothing". */
@Schema(name = "OccurrenceBody", examples = "{\"localStart\": \"2026-12-17T14:00\", \"title\": \"心悦读书会·作者见面\", \"reason\": \"作者当天到场\"}")
record OccurrenceBody(
        @Pattern(regexp = Local.TIME) @Schema(examples = "2026-12-17T14:00") String localStart,
        @Pattern(regexp = Local.DURATION) @Schema(examples = "PT2H") String duration,
        @Size(min = 1, max = 200) String title,
        @Valid Place place,
        @Schema(description = "This date is not held; false is the same as absent, and holds it again.") Boolean cancelled,
        @Pattern(regexp = "(?s).*\\S.*") @Size(max = 500) @Schema(description = "Required when cancelled.", examples = "书店装修") String reason) {

    /** In one form for what means the same; refuses what cannot be. */
    OccurrenceBody checked() {
        boolean off = Boolean.TRUE.equals(cancelled);
        if (off && reason == null) {
            throw Refusal.field("/reason", "required");
        }
        return new OccurrenceBody(localStart == null ? null : Local.time("/localStart", localStart).toString(),
                duration == null ? null : Local.duration(Local.minutes("/duration", duration)), title, place, off ? true : null,
                reason);
    }

    static OccurrenceBody of(Deviation d) {
        return new OccurrenceBody(d.localStart(), d.minutes() == null ? null : Local.duration(d.minutes()), d.title(),
                d.place(), d.cancelled(), d.reason());
    }

    Deviation deviation() {
        return new Deviation(localStart, duration == null ? null : Local.minutes("/duration", duration), title, place,
                cancelled,
                reason);
    }
}
