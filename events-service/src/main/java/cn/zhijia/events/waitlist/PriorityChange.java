package cn.zhijia.events.waitlist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import cn.zhijia.events.registration.Registration;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 候补优先级变更: who moved whom in the line, when and why. Only ever added to. */
@Entity
class PriorityChange extends PanacheEntityBase {

    /** The organizer's decision, chosen by the client. */
    @Id
    UUID id;
    UUID registrationId;
    int priority;
    String reason;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Person organizer;
    Instant madeAt;

    static PriorityChange of(Registration registration, PriorityBody body, Person organizer, Instant now) {
        var change = new PriorityChange();
        change.id = body.decision();
        change.registrationId = registration.id();
        change.priority = body.priority();
        change.reason = body.reason();
        change.organizer = organizer;
        change.madeAt = now;
        return change;
    }

    /** This, or an earlier attempt of the same person to come to the same event. */
    boolean isOf(Registration registration) {
        return registration.id().equals(registrationId) || registration.hasEarlier(registrationId);
    }

    /** The hundred latest, the latest first. */
    static List<PriorityChange> of(Registration registration) {
        return PriorityChange.<PriorityChange> find(
                "from PriorityChange c join fetch c.organizer where c.registrationId = ?1 order by c.madeAt desc, c.id",
                registration.id()).page(0, 100).list();
    }
}
