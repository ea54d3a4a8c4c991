package cn.zhijia.education.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DaysToFillTest {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void counts_the_first_and_the_last_day() {
        assertEquals(1, days("2025-02-17T01:00:00Z", "2025-02-17T02:00:00Z"));
        assertEquals(6, days("2025-02-17T01:00:00Z", "2025-02-22T08:30:00Z"));
    }

    @Test
    void a_day_ends_at_midnight_in_shanghai() {
        assertEquals(5, days("2025-02-17T01:00:00Z", "2025-02-21T15:59:59Z"));
        assertEquals(6, days("2025-02-17T01:00:00Z", "2025-02-21T16:00:00Z"));
    }

    static int days(String opens, String filled) {
        return DaysToFill.count(Instant.parse(opens), Instant.parse(filled), SHANGHAI);
    }
}
