package cn.zhijia.events.series;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Occurrence")
record OccurrenceView(
        @Schema(required = true, maxLength = 16, examples = "2026-12-16T19:30", description = "The original local start: the date's name for ever.") String recurrenceId,
        @Schema(description = "The event of this date, for registration, waitlist and check-in; absent while there is none.") UUID event,
        @Schema(required = true, maxLength = 200) String title,
        @Schema(description = "Absent for a date that is left out.") Instant startsAt,
        Instant endsAt,
        @Schema(required = true) OccurrenceState state,
        @Schema(required = true, description = "No longer of the series, but somebody is registered.") boolean detached,
        @Schema(required = true, description = "Differs from the series by an exception.") boolean exception,
        @Schema(maxLength = 40, examples = "劳动节", description = "The holiday for which it is moved or left out.") String holiday,
        @Schema(maxLength = 500, description = "Why it differs or is not held.") String reason,
        @Schema(maxLength = 60, examples = "venue-taken", description = "The problem code for which it could not follow its series, and is as it was. It is tried again some hours later.") String refusal) {

    static OccurrenceView of(Occurrence o) {
        boolean exception = !o.deviation().equals(Deviation.NONE);
        if (o.event != null) {
            var e = o.event;
            return new OccurrenceView(o.recurrenceId, o.id, e.title(), e.startsAt(), e.endsAt(), state(o), o.detached,
                    exception, o.holiday, e.isCancelled() ? e.cancellationReason() : o.deviation().reason(), o.refusal);
        }
        var to = o.start() == null ? null : o.occasion();
        return new OccurrenceView(o.recurrenceId, null, o.series.title, to == null ? null : to.startsAt(),
                to == null ? null : to.endsAt(), state(o), o.detached, exception, o.holiday, o.deviation().reason(), o.refusal);
    }

    private static OccurrenceState state(Occurrence o) {
        if (o.event == null) {
            return Boolean.TRUE.equals(o.deviation().cancelled()) ? OccurrenceState.CANCELLED
                    : o.start() == null ? OccurrenceState.SKIPPED : OccurrenceState.PLANNED;
        }
        return o.event.isPublished() ? OccurrenceState.SCHEDULED
                : o.event.isCancelled() ? OccurrenceState.CANCELLED : OccurrenceState.COMPLETED;
    }
}
