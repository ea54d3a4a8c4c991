package cn.zhijia.counselling.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.notice.QuietHours;

/** Times of a clock in Beijing: eight hours ahead. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KindTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_day_and_two_hours_before() {
        due(Kind.DAY, "2026-03-04T06:00:00Z", "2026-03-03T06:00:00Z");
        due(Kind.HOURS, "2026-03-04T06:00:00Z", "2026-03-04T04:00:00Z");
    }

    @Test
    void at_night_when_it_is_over_or_else_before_it_begins() {
        due(Kind.DAY, "2026-03-04T14:00:00Z", "2026-03-04T00:00:00Z"); // 22:00 the day before: at 08:00
        due(Kind.HOURS, "2026-03-04T01:00:00Z", "2026-03-04T00:00:00Z"); // for nine o'clock at 08:00
        due(Kind.HOURS, "2026-03-04T00:30:00Z", "2026-03-04T00:00:00Z"); // for 08:30 at 08:00
        due(Kind.HOURS, "2026-03-04T00:00:00Z", "2026-03-03T13:30:00Z"); // for 08:00 the evening before
        due(Kind.HOURS, "2026-03-04T15:40:00Z", "2026-03-04T13:30:00Z"); // for 23:40 at 21:30
        due(Kind.HOURS, "2026-03-04T16:30:00Z", "2026-03-04T13:30:00Z"); // for half past midnight at 21:30
    }

    @Test
    void what_has_passed_is_not_told_because_the_booking_has_just_said_it() {
        var start = Instant.parse("2026-03-04T06:00:00Z");
        assertEquals(Optional.empty(), Kind.DAY.due(start, start.minus(Duration.ofHours(23))));
        assertEquals(Optional.empty(), Kind.HOURS.due(start, start.minus(Duration.ofHours(1))));
    }

    @Test
    void every_minute_of_a_week_is_reminded_of_before_it_and_never_in_the_quiet_hours() {
        var start = Instant.parse("2026-03-02T16:00:00Z");
        for (int minute = 0; minute < 7 * 24 * 60; minute++, start = start.plusSeconds(60)) {
            for (var kind : Kind.values()) {
                var due = kind.due(start, LONG_AGO).orElseThrow();
                assertTrue(due.isBefore(start) && !QuietHours.hold(due), kind + " " + start + " " + due);
                assertTrue(Duration.between(due, start).compareTo(Duration.ofHours(36)) < 0, kind + " " + start);
            }
        }
    }

    private static void due(Kind kind, String start, String due) {
        assertEquals(Optional.of(Instant.parse(due)), kind.due(Instant.parse(start), LONG_AGO));
    }
}
