package cn.zhijia.events.registration;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.events.Event;
import cn.zhijia.events.notice.Fact;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/**
 * 联动活动: events that are parts of another. Whoever comes to a part comes to the main event too. Locks go one way: the quotas
 * of the main event, a registration for it, the quotas of a part, a registration for that.
 */
public final class Parts {

    /** Shared, so that the registration cannot end before the part has been written and can be seen by who ends it. */
    private static final String MAIN = """
            select id from registration where event_id = :main and person_id = :person
            and state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED') for share
            """;
    private static final String WITHOUT_MAIN = """
            select r.id from registration r join event e on e.id = r.event_id
            where e.part_of = :main and e.state = 'PUBLISHED' and e.starts_at > zhijia_now() and r.state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED')
            and not exists (select from registration m where m.event_id = :main and m.person_id = r.person_id
                and m.state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED'))
            order by r.event_id, r.id
            """;

    private Parts() {
    }

    static Refusal mainNeeded(Event event) {
        return new Refusal("main-registration-needed").with("event", event.partOf());
    }

    /**
     * Whether the person is registered for the main event, and stays so until this transaction ends; true where there is none.
     */
    static boolean heldWithMain(Event event, Person person) {
        return event.partOf() == null || !database().createNativeQuery(MAIN).setParameter("main", event.partOf())
                .setParameter("person", person.id).getResultList().isEmpty();
    }

    /**
     * After registrations for an event have ended: those for its parts that have not begun end too, and their seats are handed
     * on.
     */
    @SuppressWarnings("unchecked")
    public static void follow(UUID main) {
        List<UUID> alone = database().createNativeQuery(WITHOUT_MAIN).setParameter("main", main).getResultList();
        for (var id : alone) {
            leave(Registration.findById(id));
        }
    }

    private static void leave(Registration part) {
        var quotas = part.locked();
        if (part.state.live()) {
            part.end(RegistrationState.CANCELLED, Registration.EndedBy.MAIN_EVENT, null, quotas);
            part.tell(Fact.PART_ENDED);
        }
    }

    /** The person's registrations for parts of an event. */
    static List<Registration> of(Event main, Person person) {
        return Registration.list("event.partOf = ?1 and person = ?2 order by event.schedule.startsAt, event.id, joinedAt desc",
                main.id(),
                person);
    }

    private static EntityManager database() {
        return Registration.getEntityManager();
    }
}
