package cn.zhijia.counselling.hospital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whom we ask next, and whom we call. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutingTest {

    /** A Monday, ten in the morning in Beijing. */
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final UUID STATION = UUID.randomUUID();

    private static Hospital hospital(String id, Consumer<Hospital> changes) {
        var hospital = new Hospital();
        hospital.id = id;
        hospital.state = Hospital.State.ACTIVE;
        hospital.agreementFrom = LocalDate.of(2026, 1, 1);
        hospital.scope = List.of("SUICIDE_RISK");
        hospital.leastAge = 16;
        hospital.mostAge = 120;
        hospital.heartbeatSeconds = 60;
        hospital.heartbeatAt = NOW;
        changes.accept(hospital);
        return hospital;
    }

    private static Hospital hospital(String id) {
        return hospital(id, as_it_is -> {
        });
    }

    private static Hospital silent(String id) {
        return hospital(id, h -> h.heartbeatAt = NOW.minusSeconds(181));
    }

    private static Hospital closed(String id) {
        return hospital(id, h -> h.hours = List.of(new OpenHours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(10, 0))));
    }

    private static Hospital away(String id, int metres) {
        return hospital(id, h -> h.distances = List.of(new Distance(STATION, metres)));
    }

    private static Need need(Priority priority, String wish) {
        return new Need(priority, "SUICIDE_RISK", 40, wish, STATION.toString());
    }

    private static Optional<String> next(Need need, Set<String> tried, Hospital... all) {
        return new Routing(List.of(all), NOW).next(need, tried).map(h -> h.id);
    }

    private static Optional<String> urgent(Hospital... all) {
        return next(need(Priority.URGENT, null), Set.of(), all);
    }

    @Test
    void each_ground_weighs_more_than_all_that_follow() {
        var wished = need(Priority.URGENT, "wished");
        assertEquals(Optional.of("heard"),
                next(wished, Set.of(), silent("wished"), closed("heard")), "who is heard of, before who is open");
        assertEquals(Optional.of("open"),
                next(wished, Set.of(), closed("wished"), away("open", 90_000)), "who is open, before the wish");
        assertEquals(Optional.of("wished"),
                next(wished, Set.of(), away("wished", 90_000), away("near", 10)), "the wish, before distance");
        assertEquals(Optional.of("near"), urgent(away("far", 90_000), away("near", 10), hospital("unmeasured")));
        assertEquals(Optional.of("a"), urgent(hospital("b"), hospital("a")), "and always the same");
    }

    @Test
    void nobody_is_asked_whose_agreement_does_not_cover_it() {
        assertEquals(Optional.empty(), urgent(hospital("suspended", h -> h.state = Hospital.State.SUSPENDED),
                hospital("not yet", h -> h.agreementFrom = LocalDate.of(2026, 3, 3)),
                hospital("no more", h -> h.agreementTo = LocalDate.of(2026, 3, 1)),
                hospital("something else", h -> h.scope = List.of("PSYCHOSIS")),
                hospital("children", h -> h.mostAge = 39), hospital("the old", h -> h.leastAge = 41)));
        assertEquals(Optional.of("last day"), urgent(hospital("last day", h -> h.agreementTo = LocalDate.of(2026, 3, 2))));
    }

    @Test
    void an_age_that_nobody_knows_keeps_no_hospital_away() {
        assertTrue(new Routing(List.of(hospital("children", h -> h.mostAge = 18)), NOW)
                .next(new Need(Priority.STAT, "SUICIDE_RISK", null, null, null), Set.of()).isPresent());
    }

    @Test
    void nobody_is_asked_twice() {
        assertEquals(Optional.of("b"), next(need(Priority.STAT, null), Set.of("a"), hospital("a"), hospital("b")));
        assertEquals(Optional.empty(), next(need(Priority.STAT, null), Set.of("a", "b"), hospital("a"), hospital("b")));
    }

    @Test
    void three_missed_heartbeats_are_one_too_many() {
        var heard = hospital("a");
        assertFalse(heard.degraded(NOW.plusSeconds(180)));
        assertTrue(heard.degraded(NOW.plusSeconds(181)));
        assertTrue(hospital("never", h -> h.heartbeatAt = null).degraded(NOW));
        var seldom = hospital("seldom", h -> h.heartbeatSeconds = 600);
        assertFalse(seldom.degraded(NOW.plus(Duration.ofMinutes(30))));
    }

    @Test
    void what_cannot_wait_goes_past_a_silent_system_and_a_closed_door_to_the_telephone() {
        var stat = need(Priority.STAT, "wished");
        assertEquals(Optional.of("heard"), next(stat, Set.of(), silent("wished"), hospital("heard")));
        assertEquals(Optional.of("open"), next(stat, Set.of(), closed("wished"), hospital("open")));
        var all = List.of(closed("closed"), silent("silent"), hospital("tried"),
                hospital("other", h -> h.scope = List.of("PSYCHOSIS")));
        assertEquals(Optional.empty(), new Routing(all, NOW).next(stat, Set.of("tried")));
        assertEquals(List.of("tried", "closed", "silent"),
                new Routing(all, NOW).toPhone(stat).stream().map(h -> h.id).toList());
        assertEquals(Optional.of("silent"), next(need(Priority.URGENT, null), Set.of(), silent("silent")));
    }

    @Test
    void opening_hours_are_those_of_beijing_and_midnight_is_an_end() {
        var night = hospital("night", h -> h.hours = List.of(
                new OpenHours(DayOfWeek.MONDAY, LocalTime.of(20, 0), LocalTime.MIDNIGHT),
                new OpenHours(DayOfWeek.TUESDAY, LocalTime.MIDNIGHT, LocalTime.of(6, 0))));
        assertFalse(night.openAt(NOW));
        assertTrue(night.openAt(Instant.parse("2026-03-02T12:00:00Z")), "20:00");
        assertTrue(night.openAt(Instant.parse("2026-03-02T15:59:59Z")), "23:59:59");
        assertTrue(night.openAt(Instant.parse("2026-03-02T16:00:00Z")), "00:00 on Tuesday");
        assertFalse(night.openAt(Instant.parse("2026-03-02T22:00:00Z")), "06:00");
        assertTrue(hospital("always").openAt(NOW));
    }
}
