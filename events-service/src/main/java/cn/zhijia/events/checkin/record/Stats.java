package cn.zhijia.events.checkin.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.Event;
import cn.zhijia.events.checkin.Scan;
import cn.zhijia.events.checkin.ticket.Verdict;

/** An event's check-in in numbers, counted from the rows each time. */
@Schema(name = "CheckInStats")
record Stats(
        @Schema(required = true, description = "Registrations with a seat.") long confirmed,
        @Schema(required = true, description = "Registrations that came on some day.") long attended,
        @Schema(required = true, description = "Whoever entered today and has not gone out.") long inside,
        @Schema(required = true, maxItems = 366, description = "The latest first.") List<Day> days,
        @Schema(required = true, maxItems = 100, description = "Of scans that stand, by gate and in the order of their names.") List<Gate> gates,
        @Schema(required = true, maxItems = 20, description = "Of all scans, by what was said.") List<Said> verdicts) {

    @Schema(name = "CheckInDay")
    record Day(@Schema(required = true, description = "In the event's zone.") LocalDate day,
            @Schema(required = true) long attended) {
    }

    @Schema(name = "CheckInGate")
    record Gate(@Schema(required = true, maxLength = 64) String gate, @Schema(required = true) long entries,
            @Schema(required = true) long exits) {
    }

    @Schema(name = "CheckInVerdicts")
    record Said(@Schema(required = true) Verdict verdict, @Schema(required = true) long scans) {
    }

    private static final String STANDS = """
            s.event_id = :event and s.passed and not exists (select 1 from scan_reversal v where v.scan_id = s.id)
            """;

    /** @param now in database time */
    static Stats of(Event event, Instant now) {
        var days = rows("select day, count(*) from attendance where event_id = :event group by day order by day desc limit 366",
                event.id()).stream().map(r -> new Day(r.get(0, LocalDate.class), r.get(1, Long.class))).toList();
        var gates = rows("""
                select s.gate, count(*) filter (where s.direction = 'ENTRY'), count(*) filter (where s.direction = 'EXIT')
                from scan s where %s group by s.gate order by s.gate limit 100""".formatted(STANDS), event.id()).stream()
                .map(r -> new Gate(r.get(0, String.class), r.get(1, Long.class), r.get(2, Long.class))).toList();
        var said = rows("select verdict, count(*) from scan where event_id = :event group by verdict order by verdict",
                event.id()).stream().map(r -> new Said(Verdict.valueOf(r.get(0, String.class)), r.get(1, Long.class)))
                .toList();
        return new Stats(count("select count(*) from registration where event_id = :event and state = 'CONFIRMED'", event.id()),
                count("select count(distinct registration_id) from attendance where event_id = :event", event.id()),
                inside(event, LocalDate.ofInstant(now, event.zone())), days, gates, said);
    }

    private static long inside(Event event, LocalDate today) {
        return (Long) database().createNativeQuery("""
                select count(*) from (
                    select distinct on (s.registration_id) s.direction from scan s where %s and s.day = :today
                    order by s.registration_id, s.doubtful desc, s.scanned_at desc, s.id desc) latest
                where direction = 'ENTRY'""".formatted(STANDS)).setParameter("event", event.id())
                .setParameter("today", today).getSingleResult();
    }

    private static long count(String sql, UUID event) {
        return (Long) database().createNativeQuery(sql).setParameter("event", event).getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(String sql, UUID event) {
        return database().createNativeQuery(sql, Tuple.class).setParameter("event", event).getResultList();
    }

    private static EntityManager database() {
        return Scan.getEntityManager();
    }
}
