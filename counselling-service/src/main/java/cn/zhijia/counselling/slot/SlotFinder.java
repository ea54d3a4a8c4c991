package cn.zhijia.counselling.slot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which of the offered times are free for one caller. Pure: the clock, the plans and the bookings are arguments. What it leaves
 * out: times inside the lead time, times that overlap the caller's own sessions and meetings, the counsellor's (with buffers)
 * or
 * the room's, and full days.
 */
final class SlotFinder {

    private final List<Plan> plans;
    private final WorkCalendar calendar;
    private final Map<UUID, List<Interval>> counsellors = new HashMap<>();
    private final Map<UUID, List<Interval>> rooms = new HashMap<>();
    private final List<Interval> own = new ArrayList<>();
    private final Map<UUID, Map<LocalDate, Integer>> sessions = new HashMap<>();

    /** @param caller the person who asks; null when nobody's own appointments matter */
    SlotFinder(List<Plan> plans, WorkCalendar calendar, List<Taken> bookings, UUID caller) {
        this.plans = plans;
        this.calendar = calendar;
        for (Taken taken : bookings) {
            if (taken.session()) {
                sessions.computeIfAbsent(taken.counsellor(), c -> new HashMap<>()).merge(Plan.day(taken.start()), 1,
                        Integer::sum);
            }
            if (taken.active()) {
                block(taken, caller);
            }
        }
    }

    private void block(Taken taken, UUID caller) {
        var blocked = new Interval(taken.start(), taken.freeAt());
        counsellors.computeIfAbsent(taken.counsellor(), c -> new ArrayList<>()).add(blocked);
        if (taken.room() != null) {
            rooms.computeIfAbsent(taken.room(), r -> new ArrayList<>()).add(blocked);
        }
        if (taken.member() != null && taken.member().equals(caller)) {
            own.add(new Interval(taken.start(), taken.end()));
        }
    }

    /**
     * Free slots in the order of their start, then counsellor, then modality.
     *
     * @param modality null for any
     * @param station null for any
     * @param after the last slot of the page before, or null
     */
    List<Slot> find(LocalDate from, LocalDate to, Modality modality, UUID station, Instant now, SlotKey after, int limit) {
        var found = new ArrayList<Slot>();
        var first = after != null && Plan.day(after.start()).isAfter(from) ? Plan.day(after.start()) : from;
        for (var day = first; !day.isAfter(to) && found.size() < limit; day = day.plusDays(1)) {
            for (Plan plan : plans) {
                if (sessions.getOrDefault(plan.counsellor(), Map.of()).getOrDefault(day, 0) < plan.mostPerDay()) {
                    plan.offered(day, calendar).stream().filter(s -> modality == null || s.key().modality() == modality)
                            .filter(s -> station == null || station.equals(s.station()))
                            .filter(s -> !s.key().start().isBefore(now.plus(SlotBoard.LEAD)))
                            .filter(s -> after == null || Slot.ORDER.compare(s.key(), after) > 0).filter(this::free)
                            .forEach(found::add);
                }
            }
        }
        found.sort((a, b) -> Slot.ORDER.compare(a.key(), b.key()));
        return found.subList(0, Math.min(limit, found.size()));
    }

    private boolean free(Slot slot) {
        return own.stream().noneMatch(slot.session()::overlaps)
                && counsellors.getOrDefault(slot.key().counsellor(), List.of()).stream().noneMatch(slot.blocked()::overlaps)
                && (slot.room() == null
                        || rooms.getOrDefault(slot.room(), List.of()).stream().noneMatch(slot.blocked()::overlaps));
    }
}
