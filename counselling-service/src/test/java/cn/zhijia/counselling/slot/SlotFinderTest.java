package cn.zhijia.counselling.slot;

import static cn.zhijia.counselling.slot.Modality.ON_SITE;
import static cn.zhijia.counselling.slot.Modality.PHONE;
import static cn.zhijia.counselling.slot.Modality.VIDEO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The rule alone: no server, no database, no clock. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlotFinderTest {

    private static final UUID LIN = new UUID(0, 1), WANG = new UUID(0, 2), ROOM = new UUID(0, 3), STATION = new UUID(0, 4);
    private static final UUID ME = new UUID(0, 5), SOMEBODY = new UUID(0, 6);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final Instant LONG_BEFORE = Instant.parse("2026-03-01T00:00:00Z");
    private static final WorkCalendar PLAIN = new WorkCalendar(Set.of(), Set.of());

    @Test
    void starts_are_one_session_and_one_buffer_apart_and_the_last_session_ends_in_time() {
        var slots = find(List.of(plan(LIN, "09:00", "12:00", PHONE)), PLAIN, List.of());
        assertEquals(List.of("09:00", "10:00", "11:00"), local(slots));
        assertEquals(Duration.ofMinutes(50), Duration.between(slots.get(0).key().start(), slots.get(0).end()));
        assertEquals(List.of("09:00", "10:00"), local(find(List.of(plan(LIN, "09:00", "11:49", PHONE)), PLAIN, List.of())));
        assertEquals(List.of("09:00", "10:00", "11:00"),
                local(find(List.of(plan(LIN, "09:00", "11:50", PHONE)), PLAIN, List.of())));
    }

    @Test
    void a_booking_takes_its_time_and_its_buffer_and_nothing_more() {
        var plans = List.of(plan(LIN, "09:00", "12:00", PHONE));
        assertEquals(List.of("09:00", "11:00"), local(find(plans, PLAIN, List.of(taken(LIN, null, SOMEBODY, "10:00")))));
        assertEquals(List.of("11:00"), local(find(plans, PLAIN, List.of(taken(LIN, null, SOMEBODY, "09:30")))));
        // until 09:50 and free again at 10:00: touching is not overlapping
        assertEquals(List.of("10:00", "11:00"), local(find(plans, PLAIN, List.of(taken(LIN, null, SOMEBODY, "09:00")))));
        // a session that begins at 11:51 leaves the one at 10:00 alone, but not the one at 11:00 with its buffer until 12:00
        assertEquals(List.of("09:00", "10:00"), local(find(plans, PLAIN, List.of(taken(LIN, null, SOMEBODY, "11:51")))));
    }

    @Test
    void a_room_that_another_counsellor_uses_is_taken_but_video_goes_on() {
        var slots = find(List.of(plan(LIN, "09:00", "10:00", ON_SITE, VIDEO)), PLAIN,
                List.of(taken(WANG, ROOM, SOMEBODY, "09:00")));
        assertEquals(List.of(VIDEO), slots.stream().map(s -> s.key().modality()).toList());
        assertEquals(null, slots.get(0).room());
    }

    @Test
    void my_own_session_elsewhere_hides_what_overlaps_it_for_me_only() {
        var plans = List.of(plan(LIN, "09:00", "12:00", PHONE));
        var elsewhere = List.of(taken(WANG, null, ME, "09:30"));
        assertEquals(List.of("11:00"), local(find(plans, PLAIN, elsewhere)));
        var others = new SlotFinder(plans, PLAIN, elsewhere, SOMEBODY).find(TUESDAY, TUESDAY, null, null, LONG_BEFORE, null, 9);
        assertEquals(List.of("09:00", "10:00", "11:00"), local(others));
    }

    @Test
    void what_begins_within_two_hours_is_not_offered() {
        var finder = new SlotFinder(List.of(plan(LIN, "09:00", "12:00", PHONE)), PLAIN, List.of(), ME);
        assertEquals(List.of("10:00", "11:00"), local(
                finder.find(TUESDAY, TUESDAY, null, null, at("08:00"), null, 9)));
        assertEquals(List.of("11:00"), local(finder.find(TUESDAY, TUESDAY, null, null, at("08:01"), null, 9)));
    }

    @Test
    void a_full_day_offers_nothing_and_a_session_that_is_over_counts() {
        var plan = plan(LIN, "09:00", "17:00", PHONE);
        var two = new Plan(LIN, plan.modalities(), plan.session(), plan.buffer(), 2, plan.qualifiedUntil(), plan.rules(),
                Map.of(), List.of());
        var over = new Taken(LIN, null, SOMEBODY, at("09:00"), at("09:50"), at("10:00"), false, true);
        assertEquals(7, find(List.of(two), PLAIN, List.of(over)).size() - 1);
        assertEquals(List.of(), find(List.of(two), PLAIN, List.of(over, taken(LIN, null, SOMEBODY, "10:00"))));
    }

    @Test
    void a_public_holiday_is_free_and_a_make_up_saturday_is_worked_like_a_friday() {
        var saturday = LocalDate.of(2026, 2, 14);
        var sunday = LocalDate.of(2026, 1, 4);
        var calendar = new WorkCalendar(Set.of(TUESDAY), Set.of(saturday, sunday));
        assertEquals(DayOfWeek.FRIDAY, calendar.rosterDay(saturday).orElseThrow());
        assertEquals(DayOfWeek.MONDAY, calendar.rosterDay(sunday).orElseThrow());
        assertEquals(DayOfWeek.SATURDAY, calendar.rosterDay(saturday.plusDays(7)).orElseThrow());
        assertEquals(List.of(), find(List.of(plan(LIN, "09:00", "12:00", PHONE)), calendar, List.of()));
        var plan = plan(LIN, "09:00", "12:00", PHONE);
        assertEquals(3, plan.offered(saturday, calendar).size());
        assertEquals(0, plan.offered(saturday, PLAIN).size());
    }

    @Test
    void an_exception_decides_a_day_even_a_holiday() {
        var plan = plan(LIN, "09:00", "12:00", PHONE);
        var evening = new Plan.Block(LocalTime.of(19, 0), LocalTime.of(20, 0), EnumSet.of(PHONE), null, null, false);
        var differs = new Plan(LIN, plan.modalities(), plan.session(), plan.buffer(), 8, plan.qualifiedUntil(), plan.rules(),
                Map.of(TUESDAY, List.of(evening), TUESDAY.plusDays(1), List.of()), List.of());
        assertEquals(List.of("19:00"), local(find(List.of(differs), new WorkCalendar(Set.of(TUESDAY), Set.of()), List.of())));
        assertEquals(List.of(), differs.offered(TUESDAY.plusDays(1), PLAIN));
    }

    @Test
    void time_off_and_an_expired_qualification_end_what_is_offered() {
        var plan = plan(LIN, "09:00", "12:00", PHONE);
        var away = new Plan(LIN, plan.modalities(), plan.session(), plan.buffer(), 8, TUESDAY, plan.rules(), Map.of(),
                List.of(new Interval(at("09:50"), at("10:30"))));
        assertEquals(List.of("09:00", "11:00"), local(find(List.of(away), PLAIN, List.of())));
        assertEquals(List.of(), away.offered(TUESDAY.plusDays(1), PLAIN));
        assertFalse(away.covers(session("10:00"), PHONE, null, true, PLAIN));
        assertTrue(away.covers(session("19:00"), PHONE, null, true, PLAIN));
        assertFalse(away.covers(session("19:00"), PHONE, null, false, PLAIN));
        assertTrue(away.covers(session("09:00"), PHONE, null, false, PLAIN));
        assertFalse(away.covers(session("09:00"), VIDEO, null, false, PLAIN));
    }

    @Test
    void a_suspended_station_offers_nothing_on_site() {
        var shut = new Plan.Block(LocalTime.of(9, 0), LocalTime.of(10, 0), EnumSet.of(ON_SITE, VIDEO), STATION, ROOM, false);
        var plan = new Plan(LIN, EnumSet.allOf(Modality.class), Duration.ofMinutes(50), Duration.ofMinutes(10), 8,
                TUESDAY.plusYears(1), List.of(), Map.of(TUESDAY, List.of(shut)), List.of());
        assertEquals(List.of(VIDEO), plan.offered(TUESDAY, PLAIN).stream().map(s -> s.key().modality()).toList());
    }

    @Test
    void pages_neither_skip_nor_repeat() {
        var plans = List.of(plan(LIN, "09:00", "12:00", PHONE, VIDEO), plan(WANG, "09:00", "12:00", PHONE, VIDEO));
        var finder = new SlotFinder(plans, PLAIN, List.of(), ME);
        var all = finder.find(TUESDAY, TUESDAY.plusDays(6), null, null, LONG_BEFORE, null, 1000);
        var paged = new ArrayList<Slot>();
        SlotKey last = null;
        List<Slot> page;
        while (!(page = finder.find(TUESDAY, TUESDAY.plusDays(6), null, null, LONG_BEFORE, last, 5)).isEmpty()) {
            paged.addAll(page);
            last = page.get(page.size() - 1).key();
        }
        assertEquals(12 * 5, all.size());
        assertEquals(all, paged);
    }

    @Test
    void a_slot_is_named_by_counsellor_start_and_modality() {
        var key = new SlotKey(LIN, at("09:00"), VIDEO);
        assertEquals(key, SlotKey.read(key.text()));
    }

    @Test
    void a_meeting_takes_room_leader_and_whoever_sits_in_it_and_is_no_session_of_the_day() {
        var plan = plan(LIN, "09:00", "12:00", ON_SITE, PHONE);
        var one = new Plan(LIN, plan.modalities(), plan.session(), plan.buffer(), 1, plan.qualifiedUntil(), plan.rules(),
                Map.of(),
                List.of());
        assertEquals(List.of("11:00", "11:00"), local(find(List.of(one), PLAIN, List.of(meeting(LIN, null, null)))));
        assertEquals(List.of("09:00", "10:00", "11:00", "11:00"),
                local(find(List.of(one), PLAIN, List.of(meeting(null, ROOM, null)))));
        assertEquals(List.of("11:00", "11:00"), local(find(List.of(one), PLAIN, List.of(meeting(null, null, ME)))));
        assertEquals(6, find(List.of(one), PLAIN, List.of(meeting(null, null, null))).size());
    }

    private static Taken meeting(UUID counsellor, UUID room, UUID member) {
        return new Taken(counsellor, room, member, at("09:00"), at("10:30"), at("10:30"), true, false);
    }

    @Test
    void a_month_of_twenty_counsellors_leaves_out_what_each_has_booked() {
        var plans = new ArrayList<Plan>();
        for (int i = 0; i < 20; i++) {
            plans.add(plan(new UUID(9, i), "09:00", "17:00", PHONE));
        }
        var bookings = new ArrayList<Taken>();
        for (var plan : plans) {
            for (int day = 0; day < 31; day++) {
                var start = at("10:00").plus(Duration.ofDays(day));
                bookings.add(new Taken(plan.counsellor(), null, SOMEBODY, start, start.plusSeconds(3000),
                        start.plusSeconds(3600), true, true));
            }
        }
        var found = new SlotFinder(plans, PLAIN, bookings, ME).find(TUESDAY, TUESDAY.plusDays(30), null, null, LONG_BEFORE,
                null,
                100_000);
        assertEquals(20 * 23 * 7, found.size());
    }

    private static List<Slot> find(List<Plan> plans, WorkCalendar calendar, List<Taken> bookings) {
        return new SlotFinder(plans, calendar, bookings, ME).find(TUESDAY, TUESDAY, null, null, LONG_BEFORE, null, 1000);
    }

    private static Plan plan(UUID counsellor, String starts, String ends, Modality... modalities) {
        var offered = EnumSet.noneOf(Modality.class);
        offered.addAll(List.of(modalities));
        boolean onSite = offered.contains(ON_SITE);
        var block = new Plan.Block(LocalTime.parse(starts), LocalTime.parse(ends), offered, onSite ? STATION : null,
                onSite ? ROOM : null, onSite);
        var rules = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
                .map(d -> new Plan.Rule(d, block, LocalDate.of(2026, 1, 1), null)).toList();
        return new Plan(counsellor, EnumSet.allOf(Modality.class), Duration.ofMinutes(50), Duration.ofMinutes(10), 8,
                LocalDate.of(2030, 1, 1), rules, Map.of(), List.of());
    }

    private static Taken taken(UUID counsellor, UUID room, UUID member, String start) {
        var from = at(start);
        return new Taken(counsellor, room, member, from, from.plusSeconds(3000), from.plusSeconds(3600), true, true);
    }

    private static Interval session(String start) {
        return new Interval(at(start), at(start).plusSeconds(3000));
    }

    private static Instant at(String local) {
        return TUESDAY.atTime(LocalTime.parse(local)).atZone(Plan.ZONE).toInstant();
    }

    private static List<String> local(List<Slot> slots) {
        return slots.stream().map(s -> s.key().start().atZone(Plan.ZONE).toLocalTime().toString()).toList();
    }
}
