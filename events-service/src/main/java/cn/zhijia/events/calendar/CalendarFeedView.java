package cn.zhijia.events.calendar;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CalendarFeed")
record CalendarFeedView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true, description = "When the present key was made.") Instant renewedAt,
        @Schema(required = true, description = "Its key opens nothing any more.") boolean revoked,
        @Schema(maxLength = 43, description = "The secret key: only in the answer that made it. It is lost with that answer; then renew.") String key,
        @Schema(maxLength = 100, examples = "/v1/calendar-feeds/KEY.ics", description = "What to give to a calendar app, after the address of this API; only together with key.") String path) {

    static CalendarFeedView of(CalendarFeed feed, String key) {
        return new CalendarFeedView(feed.id, feed.createdAt, feed.renewedAt, feed.revoked(), key,
                key == null ? null : "/v1/calendar-feeds/" + key + ".ics");
    }
}
