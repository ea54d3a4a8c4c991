package cn.zhijia.counselling.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QuarterTest {

    @Test
    void begins_and_ends_at_midnight_in_beijing() {
        assertEquals(Instant.parse("2025-12-31T16:00:00Z"), new Quarter(2026, 1).start());
        assertEquals(Instant.parse("2026-03-31T16:00:00Z"), new Quarter(2026, 1).end());
        assertEquals(Instant.parse("2026-12-31T16:00:00Z"), new Quarter(2026, 4).end());
        assertEquals("2026-Q1", new Quarter(2026, 1).toString());
        assertEquals(new Quarter(2025, 4), new Quarter(2026, 1).before());
    }

    @Test
    void has_settled_a_week_after_its_end() {
        assertEquals(new Quarter(2025, 4), Quarter.lastSettledAt(Instant.parse("2026-04-07T15:59:59Z")));
        assertEquals(new Quarter(2026, 1), Quarter.lastSettledAt(Instant.parse("2026-04-07T16:00:00Z")));
        assertEquals(new Quarter(2025, 4), Quarter.lastSettledAt(Instant.parse("2026-01-07T16:00:00Z")));
    }
}
