package cn.zhijia.events.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.events.calendar.CalendarItem.Status;

/** Events and registrations as calendars show them, in one statement each. */
final class CalendarRows {

    /** The last of a person's registrations for each event says how it stands; all of them count as changes. */
    private static final String MINE = """
            select e.id, e.title, e.description, e.place_title, e.starts_at, e.ends_at, e.zone, e.state, r.state,
                e.version + r.changes, greatest(e.changed_at, r.changed_at)
            from (
                select distinct on (event_id) event_id, state, sum(changes) over everything as changes,
                    max(changed_at) over everything as changed_at
                from registration where person_id = :person
                window everything as (partition by event_id)
                order by event_id, state in ('CANCELLED', 'REJECTED', 'DECLINED', 'OFFER_EXPIRED'), joined_at desc) r
            join event e on e.id = r.event_id
            where e.ends_at > zhijia_now() - interval '90 days' order by e.starts_at, e.id limit 500
            """;
    private static final String EVENT = """
            select e.id, e.title, e.description, e.place_title, e.starts_at, e.ends_at, e.zone, e.state, 'CONFIRMED',
                cast(e.version as numeric), e.changed_at
            from event e where e.id = :id and e.state <> 'DRAFT'
            """;

    private CalendarRows() {
    }

    static Optional<CalendarItem> event(EntityManager database, UUID id) {
        return rows(database.createNativeQuery(EVENT, Object[].class).setParameter("id", id)).stream().findFirst();
    }

    /** What the person is or was registered for, until 90 days after it ended; the 500 first. */
    static List<CalendarItem> of(EntityManager database, UUID person) {
        return rows(database.createNativeQuery(MINE, Object[].class).setParameter("person", person));
    }

    @SuppressWarnings("unchecked")
    private static List<CalendarItem> rows(jakarta.persistence.Query query) {
        return ((List<Object[]>) query.getResultList()).stream().map(CalendarRows::item).toList();
    }

    private static CalendarItem item(Object[] row) {
        return new CalendarItem(CalendarItem.uid((UUID) row[0]), null, (Instant) row[4], (Instant) row[5],
                ZoneId.of((String) row[6]), (String) row[1], (String) row[2], (String) row[3],
                status((String) row[7], (String) row[8]), null, ((Number) row[9]).longValue(), (Instant) row[10]);
    }

    private static Status status(String event, String registration) {
        if (event.equals("CANCELLED")) {
            return Status.CANCELLED;
        }
        return switch (registration) {
            case "CONFIRMED" -> Status.CONFIRMED;
            case "WAITLISTED", "PENDING_APPROVAL", "OFFERED" -> Status.TENTATIVE;
            default -> Status.CANCELLED;
        };
    }
}
