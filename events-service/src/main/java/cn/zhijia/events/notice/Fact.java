package cn.zhijia.events.notice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person is told of a registration. */
@Schema(name = "NoticeFact", description = "Extensible: show text for a fact you do not know.")
public enum Fact {
    PROMOTED,
    APPROVED,
    REJECTED,
    RESCHEDULED,
    EVENT_CANCELLED,
    EVENT_COMPLETED,
    PRAISED,
    OFFERED,
    OFFER_EXPIRED,
    PART_ENDED;

    /** The part of a WITH statement that tells everybody in {@code registrations}, a set of whole registration rows. */
    public String tell(String registrations) {
        return """
                insert into notice (id, registration_id, person_id, event_id, fact, revision, occurred_at, deadline)
                select gen_random_uuid(), r.id, r.person_id, r.event_id, '%s', %s, zhijia_now(), %s from %s r
                on conflict %s
                do update set occurred_at = excluded.occurred_at, deadline = excluded.deadline
                """.formatted(name(), this == PRAISED ? "1" : "r.asked_revision",
                this == OFFERED ? "r.offer_expires_at" : "cast(null as timestamptz)", registrations, once());
    }

    /** Praise is told once for each event, by whichever registration the person came; the others for what was asked. */
    private String once() {
        return this == PRAISED ? "(person_id, event_id) where fact = 'PRAISED'"
                : "(registration_id, fact, revision) where fact <> 'PRAISED'";
    }
}
