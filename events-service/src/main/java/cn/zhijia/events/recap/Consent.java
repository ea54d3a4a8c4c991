package cn.zhijia.events.recap;

import java.util.UUID;

import cn.zhijia.events.Event;

/**
 * 实名同意: somebody agrees to be named in an event's recap. One row for each attempt, so that a late repeat of a withdrawn one
 * consents to nothing.
 */
final class Consent {

    private Consent() {
    }

    static boolean stands(UUID event, UUID person) {
        return Event.getEntityManager().createNativeQuery("""
                select 1 from recap_consent where event_id = :event and person_id = :person and withdrawn_at is null limit 1
                """).setParameter("event", event).setParameter("person", person).getResultStream()
                .findFirst().isPresent();
    }

    /** @return false when this attempt was made before */
    static boolean give(UUID event, UUID person, UUID attempt) {
        return Event.getEntityManager().createNativeQuery("""
                insert into recap_consent (event_id, person_id, attempt, given_at)
                values (:event, :person, :attempt, zhijia_now()) on conflict do nothing
                """).setParameter("event", event).setParameter("person", person).setParameter("attempt", attempt)
                .executeUpdate() == 1;
    }

    static void withdraw(UUID event, UUID person) {
        Event.getEntityManager().createNativeQuery("""
                update recap_consent set withdrawn_at = zhijia_now()
                where event_id = :event and person_id = :person and withdrawn_at is null
                """).setParameter("event", event).setParameter("person", person).executeUpdate();
    }
}
