package cn.zhijia.events.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LineTest {

    private static final UUID TOTAL = new UUID(0, 1);
    private static final UUID BUS = new UUID(0, 2);
    private static final UUID AIRPORT = new UUID(0, 3);
    private static final Line.Rules THREE_PASSES = new Line.Rules(3, false, false);

    @Test
    void who_waits_for_one_quota_does_not_stand_in_the_way_of_who_shares_only_the_roomy_one() {
        var line = line(THREE_PASSES, room(TOTAL, 10, 5), room(BUS, 2, 2), room(AIRPORT, 5, 1));
        var bus = line.next(party(1, TOTAL, BUS));
        assertEquals(Reason.QUOTA_FULL, bus.reason());
        assertEquals(Set.of(BUS), bus.blockedBy());
        assertTrue(line.next(party(1, TOTAL, AIRPORT)).promoted());
        assertEquals(Reason.BEHIND_OTHERS, line.next(party(1, TOTAL, BUS)).reason());
    }

    @Test
    void a_party_takes_seats_in_all_its_quotas_or_in_none() {
        var line = line(THREE_PASSES, room(TOTAL, 3, 0), room(BUS, 2, 0));
        assertEquals(Set.of(BUS), line.next(party(3, TOTAL, BUS)).blockedBy());
        assertTrue(line.next(party(3, TOTAL)).promoted());
    }

    @Test
    void a_party_that_does_not_fit_is_passed_so_often_and_then_seats_are_kept_for_it() {
        var four = new Waiting(UUID.randomUUID(), Set.of(TOTAL), 4, 1);
        var line = line(THREE_PASSES, room(TOTAL, 10, 7));
        var waits = line.next(four);
        assertEquals(Reason.PARTY_DOES_NOT_FIT, waits.reason());
        assertEquals(3, waits.free());
        assertTrue(line.next(party(1, TOTAL)).promoted());
        assertTrue(line.next(party(1, TOTAL)).promoted());
        assertEquals(Reason.SEATS_KEPT_FOR_EARLIER_PARTY, line.next(party(1, TOTAL)).reason());
        assertEquals(Map.of(four.id(), 3), line.passes());
        assertEquals(Set.of(TOTAL), line.spent());
    }

    @Test
    void nothing_is_kept_for_a_party_larger_than_the_quota() {
        var line = line(new Line.Rules(0, false, false), room(TOTAL, 3, 1));
        assertEquals(Reason.PARTY_DOES_NOT_FIT, line.next(party(4, TOTAL)).reason());
        assertTrue(line.next(party(1, TOTAL)).promoted());
    }

    @Test
    void seats_are_kept_only_in_the_quotas_that_the_party_lacks() {
        var line = line(new Line.Rules(0, false, false), room(TOTAL, 10, 2), room(BUS, 3, 1), room(AIRPORT, 3, 1));
        assertEquals(Set.of(BUS), line.next(party(3, TOTAL, BUS)).blockedBy());
        assertEquals(Reason.SEATS_KEPT_FOR_EARLIER_PARTY, line.next(party(1, TOTAL, BUS)).reason());
        assertTrue(line.next(party(1, TOTAL, AIRPORT)).promoted());
    }

    @Test
    void the_other_reasons_are_the_start_the_pause_the_hour_and_too_many_people() {
        assertEquals(Reason.EVENT_STARTED,
                line(new Line.Rules(3, true, false), room(TOTAL, 3, 0)).next(party(1, TOTAL)).reason());
        assertEquals(Reason.TOO_LATE_FOR_OFFERS,
                line(new Line.Rules(3, false, true), room(TOTAL, 3, 0)).next(party(1, TOTAL)).reason());
        assertEquals(Reason.OVERSUBSCRIBED, line(THREE_PASSES, room(TOTAL, 3, 4)).next(party(1, TOTAL)).reason());
        var paused = line(THREE_PASSES, new Room(TOTAL, 1, 0, true));
        assertEquals(Reason.PAUSED, paused.next(party(1, TOTAL)).reason());
        assertEquals(Reason.BEHIND_OTHERS, paused.next(party(1, TOTAL)).reason());
    }

    @Test
    void who_needs_several_seats_at_once_is_not_told_that_the_next_is_theirs() {
        var line = line(THREE_PASSES, room(TOTAL, 5, 5));
        assertEquals(Reason.PARTY_NEEDS_SEVERAL_SEATS, line.next(party(4, TOTAL)).reason());
        assertEquals(Reason.BEHIND_OTHERS, line.next(party(1, TOTAL)).reason());
    }

    @Test
    void a_quota_without_size_is_never_spent() {
        var line = line(THREE_PASSES, new Room(TOTAL, null, 1_000_000, false));
        for (int i = 0; i < 1_000; i++) {
            assertTrue(line.next(party(10, TOTAL)).promoted());
        }
        assertEquals(Set.of(), line.spent());
    }

    private static Line line(Line.Rules rules, Room... rooms) {
        return new Line(rules, List.of(rooms));
    }

    private static Room room(UUID quota, int size, int used) {
        return new Room(quota, size, used, false);
    }

    private static Waiting party(int people, UUID... quotas) {
        return new Waiting(UUID.randomUUID(), Set.of(quotas), people, 0);
    }
}
