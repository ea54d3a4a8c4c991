package cn.zhijia.counselling.hospital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.slot.WorkCalendar;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClocksTest {

    /** Labour Day 2026, and the Saturday on which the country works for it. */
    private static final WorkCalendar MAY = new WorkCalendar(
            Set.of(LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-02"), LocalDate.parse("2026-05-03"),
                    LocalDate.parse("2026-05-04"), LocalDate.parse("2026-05-05")),
            Set.of(LocalDate.parse("2026-05-09")));

    private static Instant beijing(String local) {
        return Instant.parse(local + ":00Z").minus(Duration.ofHours(8));
    }

    @Test
    void the_usual_clocks_are_those_of_the_design() {
        var clocks = Clocks.DEFAULTS;
        var now = beijing("2026-03-02T10:00");
        assertEquals(now.plusSeconds(60), clocks.deliveredBy(Priority.STAT, now));
        assertEquals(now.plusSeconds(300), clocks.receivedBy(Priority.STAT, now, MAY));
        assertEquals(now.plusSeconds(900), clocks.decidedBy(Priority.STAT, now, MAY));
        assertEquals(now.plus(Duration.ofHours(24)), clocks.outcomeBy(Priority.STAT, now));
        assertEquals(now.plusSeconds(300), clocks.deliveredBy(Priority.URGENT, now));
        assertEquals(now.plusSeconds(1_800), clocks.receivedBy(Priority.URGENT, now, MAY));
        assertEquals(now.plusSeconds(7_200), clocks.decidedBy(Priority.URGENT, now, MAY));
        assertEquals(now.plus(Duration.ofHours(72)), clocks.outcomeBy(Priority.URGENT, now));
        assertEquals(now.plusSeconds(3_600), clocks.deliveredBy(Priority.ROUTINE, now));
        assertEquals(beijing("2026-03-03T10:00"), clocks.receivedBy(Priority.ROUTINE, now, MAY));
        assertEquals(beijing("2026-03-04T10:00"), clocks.decidedBy(Priority.ROUTINE, now, MAY));
        assertEquals(now.plus(Duration.ofDays(14)), clocks.outcomeBy(Priority.ROUTINE, now));
    }

    @Test
    void a_routine_referral_waits_for_working_days() {
        var clocks = Clocks.DEFAULTS;
        assertEquals(beijing("2026-03-09T15:00"), clocks.receivedBy(Priority.ROUTINE, beijing("2026-03-06T15:00"), MAY),
                "from Friday to Monday");
        assertEquals(beijing("2026-03-10T00:00"), clocks.receivedBy(Priority.ROUTINE, beijing("2026-03-07T11:00"), MAY),
                "a Saturday counts from Monday on");
        assertEquals(beijing("2026-05-06T18:00"), clocks.receivedBy(Priority.ROUTINE, beijing("2026-04-30T18:00"), MAY),
                "over Labour Day");
        assertEquals(beijing("2026-05-11T09:00"), clocks.decidedBy(Priority.ROUTINE, beijing("2026-05-08T09:00"), MAY),
                "over a working Saturday and a Sunday");
        assertEquals(beijing("2026-05-01T10:30").plusSeconds(1_800 + 60),
                clocks.receivedBy(Priority.URGENT, beijing("2026-05-01T10:31"), MAY), "what is urgent knows no holiday");
    }

    @Test
    void offices_work_on_make_up_saturdays_and_not_on_holidays() {
        assertTrue(MAY.works(LocalDate.parse("2026-05-09")));
        assertFalse(MAY.works(LocalDate.parse("2026-05-10")));
        assertFalse(MAY.works(LocalDate.parse("2026-05-04")));
        assertTrue(MAY.works(LocalDate.parse("2026-05-06")));
        assertFalse(MAY.works(LocalDate.parse("2026-05-16")));
    }

    @Test
    void a_scope_is_enough_when_it_has_every_letter_for_the_same_resource() {
        assertTrue(Partner.holds("system/Patient.rs system/Task.rsu", "system/Task.u"));
        assertTrue(Partner.holds("system/Task.cruds", "system/Task.rsu"));
        assertFalse(Partner.holds("system/Task.rs", "system/Task.rsu"));
        assertFalse(Partner.holds("system/Tasks.rsu", "system/Task.r"));
        assertFalse(Partner.holds("user/Task.rsu", "system/Task.r"));
        assertFalse(Partner.holds("system/Task", "system/Task.r"));
        assertFalse(Partner.holds(null, "system/Task.r"));
    }
}
