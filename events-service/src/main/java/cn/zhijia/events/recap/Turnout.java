package cn.zhijia.events.recap;

import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.events.Event;

/** How many people an event had, when it was completed. */
record Turnout(int registered, int attended, int waiting) {

    /** Completion tells whoever still waits; what ended with a main event, or with a date called off once, is not told. */
    private static final String COUNT = """
            select cast(coalesce(sum(party_size) filter (where state = 'CONFIRMED'), 0) as integer),
                cast(count(distinct person_id) filter (where state = 'CANCELLED' and ended_by = 'EVENT' and exists (
                    select from notice n where n.registration_id = registration.id and n.fact = 'EVENT_COMPLETED')) as integer),
                (select cast(count(distinct person_id) as integer) from attendance where event_id = :event)
            from registration where event_id = :event
            """;

    static Turnout of(UUID event) {
        var row = (Tuple) Event.getEntityManager().createNativeQuery(COUNT, Tuple.class).setParameter("event", event)
                .getSingleResult();
        return new Turnout(row.get(0, Integer.class), row.get(2, Integer.class), row.get(1, Integer.class));
    }
}
