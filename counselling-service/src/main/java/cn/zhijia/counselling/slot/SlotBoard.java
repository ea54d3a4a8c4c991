package cn.zhijia.counselling.slot;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.Panache;

/**
 * Plans, calendar and bookings of some days, read in six queries however many counsellors there are. Weekly
 * rules are read whole (a roster is short), single days, time off and bookings only for the window.
 */
public final class SlotBoard {

    /** How long before its start a slot can last be booked by a member. */
    public static final Duration LEAD = Duration.ofHours(2);

    /** Slots of one stretch: those of an absence of four hundred days are not all given away at once. */
    private static final int MOST = 200;

    private static final String OF = " where counsellor_id in (select id from counsellor where " + Wanted.SQL + ")";

    private final List<Plan> plans;
    private final WorkCalendar calendar;
    private final List<Taken> bookings;
    private final UUID caller;

    private SlotBoard(List<Plan> plans, WorkCalendar calendar, List<Taken> bookings, UUID caller) {
        this.plans = plans;
        this.calendar = calendar;
        this.bookings = bookings;
        this.caller = caller;
    }

    /**
     * Which counsellors are asked for, each part null for any; and the days, both included.
     *
     * @param caller a counsellor's own agency, oneself first, is left out; null for nobody
     */
    private record Wanted(UUID counsellor, String topic, String language, LocalDate from, LocalDate to, UUID caller) {

        private static final String SQL = """
                (cast(:counsellor as uuid) is null or id = cast(:counsellor as uuid))
                and (cast(:topic as text) is null or cast(:topic as text) = any(topics))
                and (cast(:language as text) is null or cast(:language as text) = any(languages))
                and (cast(:caller as uuid) is null or agency not in
                    (select c.agency from counsellor c where c.person_id = cast(:caller as uuid)))""";
    }

    static SlotBoard load(SlotQuery query, UUID caller) {
        var wanted = new Wanted(query.counsellor(), query.topic(), query.language(), query.from(), query.to(),
                caller);
        return new SlotBoard(plans(wanted), WorkCalendar.read(query.from(), query.to()),
                Taken.between(query.from(), query.to(), caller),
                caller);
    }

    /** One counsellor's plan, with the calendar of these days, to check a booking or a change of roster against. */
    public static SlotBoard of(UUID counsellor, Instant from, Instant to) {
        var wanted = new Wanted(counsellor, null, null, Plan.day(from), Plan.day(to), null);
        return new SlotBoard(plans(wanted), WorkCalendar.read(wanted.from, wanted.to), List.of(), null);
    }

    /** The first free times from {@code start} on, in the month that follows, for this person: what to offer instead. */
    public static List<SlotView> next(Instant start, Modality modality, UUID caller, Instant now, int count) {
        var from = Plan.day(start.isBefore(now) ? now : start);
        var query = new SlotQuery(from, from.plusDays(30), modality, null, null, null, null);
        return load(query, caller).find(query, now, null, count).stream().map(SlotView::of).toList();
    }

    /**
     * A counsellor's free slots that touch this stretch, for whoever is neither the counsellor nor in a session then.
     *
     * @param only these of them; null for all
     */
    public static List<Slot> free(UUID counsellor, Instant from, Instant to, Set<SlotKey> only, Instant now) {
        var query = new SlotQuery(Plan.day(from), Plan.day(to), null, null, counsellor, null, null);
        return load(query, null).find(query, now, null, Integer.MAX_VALUE).stream()
                .filter(s -> s.freeAt().isAfter(from) && s.key().start().isBefore(to))
                .filter(s -> only == null || only.contains(s.key())).limit(MOST).toList();
    }

    List<Slot> find(SlotQuery query, Instant now, SlotKey after, int limit) {
        return new SlotFinder(plans, calendar, bookings, caller).find(query.from(), query.to(), query.modality(),
                query.station(),
                now, after, limit);
    }

    /** The slot with this key if the roster offers it, booked or not. */
    public Optional<Slot> offered(SlotKey key) {
        return plans.stream().findFirst().flatMap(p -> p.offered(key, calendar));
    }

    /** Every time that begins in this stretch, booked or not. */
    public Set<SlotKey> offered(Instant from, Instant to) {
        return plans.stream()
                .flatMap(p -> Plan.day(from).datesUntil(Plan.day(to).plusDays(1))
                        .flatMap(day -> p.offered(day, calendar).stream()))
                .map(Slot::key).filter(key -> !key.start().isBefore(from) && key.start().isBefore(to))
                .collect(Collectors.toSet());
    }

    /** Whether every qualification is valid on the day of this time. */
    public boolean qualified(Instant start) {
        return plans.stream().anyMatch(p -> p.qualified(Plan.day(start)));
    }

    /** Whether the counsellor is away for a part of this time. */
    public boolean away(Instant start, Instant end) {
        return plans.stream().anyMatch(p -> p.away(new Interval(start, end)));
    }

    /** Whether a session that is booked can still take place under the plan as it is now. */
    public boolean covers(Instant start, Instant end, Modality modality, UUID room, boolean outsideRoster) {
        return plans.stream()
                .anyMatch(p -> p.covers(new Interval(start, end), modality, room, outsideRoster, calendar));
    }

    private static List<Plan> plans(Wanted wanted) {
        var rules = new HashMap<UUID, List<Plan.Rule>>();
        var exceptions = new HashMap<UUID, Map<LocalDate, List<Plan.Block>>>();
        var timeOff = new HashMap<UUID, List<Interval>>();
        rules(wanted, rules);
        exceptions(wanted, exceptions);
        inDays("select counsellor_id, starts_at, ends_at from time_off" + OF
                + " and ended_at is null and ends_at > cast(:from as date) - 1 and starts_at < cast(:to as date) + 2", wanted)
                .forEach(r -> timeOff.computeIfAbsent(r.get(0, UUID.class), c -> new ArrayList<>())
                        .add(new Interval(r.get(1, Instant.class), r.get(2, Instant.class))));
        return rows("""
                select id, array_to_string(modalities, ','), session_minutes, buffer_minutes, most_per_day,
                    (select min(expires_on) from qualification where counsellor_id = counsellor.id), last_day
                from counsellor where\s""" + Wanted.SQL + " order by id", wanted).stream()
                .map(r -> new Plan(r.get(0, UUID.class), modalities(r.get(1, String.class)), minutes(r.get(2)),
                        minutes(r.get(3)), ((Number) r.get(4)).intValue(), r.get(5, LocalDate.class),
                        rules.getOrDefault(r.get(0, UUID.class), List.of()),
                        exceptions.getOrDefault(r.get(0, UUID.class), Map.of()),
                        absences(timeOff.getOrDefault(r.get(0, UUID.class), List.of()), r.get(6, LocalDate.class))))
                .toList();
    }

    /** After the last day in office a counsellor is away for ever. */
    private static List<Interval> absences(List<Interval> timeOff, LocalDate lastDay) {
        return lastDay == null ? timeOff
                : Stream.concat(timeOff.stream(),
                        Stream.of(new Interval(lastDay.plusDays(1).atStartOfDay(Plan.ZONE).toInstant(), Instant.MAX))).toList();
    }

    private static void rules(Wanted wanted, Map<UUID, List<Plan.Rule>> rules) {
        rows("""
                select counsellor_id, starts, ends, array_to_string(modalities, ','), room.station_id,
                    room.id, station.status = 'OPEN', weekday, effective_from, effective_to
                from roster_rule left join room on room.id = room_id left join station on station.id = room.station_id"""
                + OF,
                wanted).forEach(
                        r -> rules.computeIfAbsent(r.get(0, UUID.class), c -> new ArrayList<>()).add(
                                new Plan.Rule(DayOfWeek.valueOf(r.get(7, String.class)), block(r), r.get(8, LocalDate.class),
                                        r.get(9, LocalDate.class))));
    }

    private static void exceptions(Wanted wanted, Map<UUID, Map<LocalDate, List<Plan.Block>>> exceptions) {
        for (Tuple r : inDays(
                """
                        select counsellor_id, starts, ends, array_to_string(modalities, ','), room.station_id,
                            room.id, station.status = 'OPEN', day
                        from roster_exception left join roster_exception_hours on roster_exception_id = roster_exception.id
                            left join room on room.id = room_id left join station on station.id = room.station_id"""
                        + OF + " and day between cast(:from as date) and cast(:to as date)",
                wanted)) {
            var hours = exceptions.computeIfAbsent(r.get(0, UUID.class), c -> new HashMap<>())
                    .computeIfAbsent(r.get(7, LocalDate.class), d -> new ArrayList<>());
            if (r.get(1) != null) { // a day without hours is a day off
                hours.add(block(r));
            }
        }
    }

    private static Plan.Block block(Tuple r) {
        return new Plan.Block(r.get(1, LocalTime.class), r.get(2, LocalTime.class),
                modalities(r.get(3, String.class)), r.get(4, UUID.class), r.get(5, UUID.class), Boolean.TRUE.equals(r.get(6)));
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(String sql, Wanted wanted) {
        return query(sql, wanted).getResultList();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> inDays(String sql, Wanted wanted) {
        return query(sql, wanted).setParameter("from", wanted.from.toString()).setParameter("to", wanted.to.toString())
                .getResultList();
    }

    private static Query query(String sql, Wanted wanted) {
        return Panache.getEntityManager().createNativeQuery(sql, Tuple.class)
                .setParameter("counsellor", wanted.counsellor == null ? null : wanted.counsellor.toString())
                .setParameter("caller", wanted.caller == null ? null : wanted.caller.toString())
                .setParameter("topic", wanted.topic).setParameter("language", wanted.language);
    }

    private static Set<Modality> modalities(String joined) {
        var set = EnumSet.noneOf(Modality.class);
        Arrays.stream(joined.split(",")).filter(m -> !m.isEmpty()).map(Modality::valueOf).forEach(set::add);
        return set;
    }

    private static Duration minutes(Object minutes) {
        return Duration.ofMinutes(((Number) minutes).longValue());
    }
}
