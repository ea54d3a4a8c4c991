package cn.zhijia.events.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/**
 * One VEVENT, before it is written.
 *
 * @param recurrenceId of the date of a series that this differs from; null when it stands for itself
 * @param recurrence of a series; null for a single event
 * @param changes grows with each change, for SEQUENCE
 * @param changedAt its last change, for DTSTAMP and LAST-MODIFIED
 */
public record CalendarItem(String uid, LocalDateTime recurrenceId, Instant startsAt, Instant endsAt, ZoneId zone, String title,
        String description, String place, Status status, Recurrence recurrence, long changes, Instant changedAt) {

    private static final String HOST = "@events.zhijia";

    public enum Status {
        CONFIRMED,
        TENTATIVE,
        CANCELLED
    }

    /** All in local time of the item's zone, which is how its start is written too. */
    public record Recurrence(String rrule, List<LocalDateTime> exdates, List<LocalDateTime> rdates) {
    }

    /** For ever the same for an event or a series, in every calendar that shows it. */
    public static String uid(UUID id) {
        return id + HOST;
    }

    ZonedDateTime start() {
        return startsAt.atZone(zone);
    }

    ZonedDateTime end() {
        return endsAt.atZone(zone);
    }
}
