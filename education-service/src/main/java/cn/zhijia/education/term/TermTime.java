package cn.zhijia.education.term;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import cn.zhijia.kit.Refusal;

/** The dates and zones a term can have. */
public final class TermTime {

    /** Far enough for every term there was or will be, and within what the database can compute with. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1), LAST_DAY = LocalDate.of(2200, 1, 1);

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z"), LAST = Instant.parse("2200-01-01T00:00:00Z");

    private TermTime() {
    }

    /** Refuses a moment outside 2000 to 2200 (UTC); null is none. */
    public static void requireInRange(String pointer, Instant at) {
        if (at != null && (at.isBefore(FIRST) || at.isAfter(LAST))) {
            throw Refusal.field(pointer, "out-of-range");
        }
    }

    /** Refuses a day outside 2000 to 2200; null is none. */
    public static void requireInRange(String pointer, LocalDate day) {
        if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))) {
            throw Refusal.field(pointer, "out-of-range");
        }
    }

    /**
     * Refuses a zone that is not a place's ({@code Area/City}), known here and to the database. Offsets are no zones:
     * PostgreSQL
     * reads {@code UTC+8} as eight hours west (POSIX), Java as eight hours east.
     */
    public static void requireZone(String pointer, String zone) {
        boolean place = zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/")
                && ZoneId.getAvailableZoneIds().contains(zone);
        if (!place || Term.getEntityManager().createNativeQuery("select 1 from pg_timezone_names where name = :zone")
                .setParameter("zone", zone).getResultList().isEmpty()) {
            throw Refusal.field(pointer, "unknown-zone");
        }
    }
}
