package cn.zhijia.counselling.slot;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * When one counsellor works, and how: pure, so that free slots, a booking and a change of roster all ask the same rule.
 *
 * @param qualifiedUntil the last day on which every qualification is valid; the session's own date decides
 * @param exceptions what a day really looks like, instead of the weekly rules and of any holiday
 */
record Plan(UUID counsellor, Set<Modality> modalities, Duration session, Duration buffer, int mostPerDay,
        LocalDate qualifiedUntil, List<Rule> rules, Map<LocalDate, List<Block>> exceptions, List<Interval> timeOff) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Hours of work. {@code open} is false when the room's station is suspended: then nothing is offered on site. */
    record Block(LocalTime starts, LocalTime ends, Set<Modality> modalities, UUID station, UUID room, boolean open) {

        private Interval on(LocalDate day) {
            return new Interval(day.atTime(starts).atZone(ZONE).toInstant(), day.atTime(ends).atZone(ZONE).toInstant());
        }
    }

    /** Weekly hours. {@code to} is the last day, or null. */
    record Rule(DayOfWeek weekday, Block block, LocalDate from, LocalDate to) {

        private boolean worked(DayOfWeek rosterDay, LocalDate day) {
            return weekday == rosterDay && !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    static LocalDate day(Instant time) {
        return time.atZone(ZONE).toLocalDate();
    }

    boolean qualified(LocalDate day) {
        return qualifiedUntil != null && !day.isAfter(qualifiedUntil);
    }

    boolean away(Interval time) {
        return timeOff.stream().anyMatch(time::overlaps);
    }

    /** Everything offered on a day, whoever may have booked it. Starts are one session and one buffer apart. */
    List<Slot> offered(LocalDate day, WorkCalendar calendar) {
        var slots = new ArrayList<Slot>();
        if (!qualified(day)) {
            return slots;
        }
        for (Block block : blocks(day, calendar)) {
            var hours = block.on(day);
            for (var start = hours.from(); !start.plus(session).isAfter(hours.to()); start = start.plus(session).plus(buffer)) {
                var taken = new Interval(start, start.plus(session));
                if (!away(taken)) {
                    add(slots, block, start);
                }
            }
        }
        return slots;
    }

    /** The slot with this key, if the roster offers it. */
    Optional<Slot> offered(SlotKey key, WorkCalendar calendar) {
        return offered(day(key.start()), calendar).stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /**
     * Whether a session that is booked can still take place.
     *
     * @param outsideRoster agreed outside the weekly hours; only absence, qualification and the counsellor's own modalities
     *        count
     */
    boolean covers(Interval session, Modality modality, UUID room, boolean outsideRoster, WorkCalendar calendar) {
        var day = day(session.from());
        if (!qualified(day) || away(session) || !modalities.contains(modality)) {
            return false;
        }
        return outsideRoster
                || blocks(day, calendar).stream().anyMatch(b -> b.on(day).contains(session) && b.modalities.contains(modality)
                        && (modality != Modality.ON_SITE || room.equals(b.room)));
    }

    private void add(List<Slot> slots, Block block, Instant start) {
        for (Modality modality : block.modalities) {
            boolean onSite = modality == Modality.ON_SITE;
            if (modalities.contains(modality) && (block.open || !onSite)) {
                slots.add(new Slot(new SlotKey(counsellor, start, modality), start.plus(session),
                        start.plus(session).plus(buffer),
                        onSite ? block.station : null, onSite ? block.room : null));
            }
        }
    }

    private List<Block> blocks(LocalDate day, WorkCalendar calendar) {
        var exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        return calendar.rosterDay(day).map(
                weekday -> rules.stream().filter(r -> r.worked(weekday, day)).map(Rule::block).toList()).orElse(List.of());
    }
}
