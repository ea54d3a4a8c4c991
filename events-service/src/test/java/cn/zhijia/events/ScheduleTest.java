package cn.zhijia.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScheduleTest {

    static final Instant START = Instant.parse("2026-05-01T01:00:00.123456789Z");
    static final Instant CUT = Instant.parse("2026-05-01T01:00:00.123456Z");

    @Test
    void the_window_includes_its_opening_and_excludes_its_closing() {
        var schedule = Schedule.checked(START, START.plusSeconds(60), null, START.minusSeconds(20), START.minusSeconds(10));
        assertFalse(schedule.opened(CUT.minusSeconds(20).minusNanos(1_000)));
        assertTrue(schedule.opened(CUT.minusSeconds(20)));
        assertFalse(schedule.closed(CUT.minusSeconds(10).minusNanos(1_000)));
        assertTrue(schedule.closed(CUT.minusSeconds(10)));
    }

    @Test
    void without_a_window_one_registers_from_now_until_the_start() {
        var schedule = Schedule.checked(START, START.plusSeconds(60), null, null, null);
        assertTrue(schedule.opened(Instant.EPOCH));
        assertEquals(CUT, schedule.closing());
        assertTrue(schedule.started(CUT));
        assertFalse(schedule.ended(CUT.plusSeconds(60).minusNanos(1_000)));
        assertTrue(schedule.ended(CUT.plusSeconds(60)));
    }

    @Test
    void times_are_kept_as_the_database_keeps_them_and_in_beijing_by_default() {
        var schedule = Schedule.checked(START, START.plusSeconds(60), null, null, null);
        assertEquals(CUT, schedule.startsAt());
        assertEquals("Asia/Shanghai", schedule.zone());
        assertFalse(schedule.sameTime(Schedule.checked(START, START.plusSeconds(60), "Asia/Tokyo", null, null)));
        assertTrue(schedule.sameTime(Schedule.checked(START, START.plusSeconds(60), null, START.minusSeconds(9), null)));
    }

    @Test
    void an_audience_is_everybody_the_own_union_or_those_listed() {
        assertTrue(new Audience(Audience.Rule.EVERYBODY, null).admits("bus", null));
        assertTrue(new Audience(Audience.Rule.OWN_UNION, null).admits("bus", "bus"));
        assertFalse(new Audience(Audience.Rule.OWN_UNION, null).admits("bus", "airport"));
        assertFalse(new Audience(Audience.Rule.OWN_UNION, null).admits("bus", null));
        assertTrue(new Audience(Audience.Rule.UNIONS, List.of("airport")).admits("bus", "airport"));
        assertFalse(new Audience(Audience.Rule.UNIONS, List.of("airport")).admits("bus", "bus"));
    }
}
