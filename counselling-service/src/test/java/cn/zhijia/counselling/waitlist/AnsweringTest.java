package cn.zhijia.counselling.waitlist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnsweringTest {

    private static final String FRIDAY = "2026-03-06T06:00:00Z";

    @Test
    void half_an_hour_by_day_and_until_half_past_eight_by_night() {
        until("2026-03-03T04:00:00Z", FRIDAY, "2026-03-03T04:30:00Z");
        until("2026-03-03T13:30:00Z", FRIDAY, "2026-03-03T14:00:00Z"); // 21:30 is still day
        until("2026-03-03T13:31:00Z", FRIDAY, "2026-03-04T00:30:00Z");
        until("2026-03-03T20:00:00Z", FRIDAY, "2026-03-04T00:30:00Z"); // four in the morning
        until("2026-03-03T23:59:00Z", FRIDAY, "2026-03-04T00:30:00Z");
        until("2026-03-04T00:00:00Z", FRIDAY, "2026-03-04T00:30:00Z"); // 08:00 is day
    }

    @Test
    void never_until_the_session_begins() {
        until("2026-03-03T20:00:00Z", "2026-03-04T00:20:00Z", "2026-03-03T23:50:00Z");
        assertEquals(Optional.empty(),
                Answering.until(Instant.parse("2026-03-04T00:20:00Z"), Instant.parse("2026-03-03T23:55:00Z")));
    }

    private static void until(String now, String start, String until) {
        assertEquals(Optional.of(Instant.parse(until)), Answering.until(Instant.parse(start), Instant.parse(now)));
    }
}
