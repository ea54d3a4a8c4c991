package cn.zhijia.events.praise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import cn.zhijia.events.Event;
import cn.zhijia.events.Glance;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/**
 * Somebody was at an event: has an attendance row, on whichever of its days.
 *
 * @param registration by which the person came
 */
public record Presence(Person person, UUID registration) {

    /** How long after its end those present may still say something about an event and each other. */
    private static final Duration AFTERWARDS = Duration.ofDays(30);

    /** The caller's presence at the event, if any. */
    public static Optional<Presence> of(Caller caller, Event event) {
        return Person.known(caller).flatMap(p -> of(p, event));
    }

    @SuppressWarnings("unchecked")
    static Optional<Presence> of(Person person, Event event) {
        return Event.getEntityManager().createNativeQuery("""
                select registration_id from attendance where event_id = :event and person_id = :person
                order by day desc, registration_id limit 1
                """).setParameter("event", event.id()).setParameter("person", person.id).getResultStream()
                .findFirst().map(registration -> new Presence(person, (UUID) registration));
    }

    /** Refuses a caller who was not there: 403, since everybody may know that the event was held. */
    public static Presence required(Caller caller, Event event) {
        return of(caller, event).orElseThrow(() -> new Refusal("not-present"));
    }

    /** Refuses what comes later than thirty days after the end. */
    public static void requireRecent(Glance glance) {
        if (over(glance.event(), glance.now())) {
            throw new Refusal("afterwards-over").with("closedAt", closing(glance.event()));
        }
    }

    /** Nothing more will be said by those present. */
    public static boolean over(Event event, Instant now) {
        return !now.isBefore(closing(event));
    }

    /** From when on they say nothing more. */
    public static Instant closing(Event event) {
        return event.endsAt().plus(AFTERWARDS);
    }
}
