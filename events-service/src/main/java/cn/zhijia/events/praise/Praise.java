package cn.zhijia.events.praise;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.PraiseStanding.State;
import cn.zhijia.events.praise.wheel.PraiseWheel;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 赞美: a label that one of those present gave another. Made by SQL ({@link Gift}). What is withdrawn, hidden or taken down never
 * comes back; the giver is not told of a hiding, so that nobody has to be afraid to hide.
 */
@Entity
public class Praise extends PanacheEntityBase {

    /** What organizers decide about a reported praise. */
    @Schema(name = "PraiseDecision")
    public enum Decision {
        KEPT,
        TAKEN_DOWN
    }

    @Id
    UUID id;
    UUID eventId;
    UUID fromPersonId;
    UUID toPersonId;
    UUID labelId;
    String note;
    int slot;
    Instant givenAt;
    Instant withdrawnAt;
    Instant hiddenAt;
    @Enumerated(EnumType.STRING)
    Decision decision;

    /** The praise of this event, held until the transaction ends; 404 when there is none. */
    public static Praise locked(UUID event, UUID id) {
        Praise praise = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (praise == null || !praise.eventId.equals(event)) {
            throw Refusal.notFound();
        }
        return praise;
    }

    public boolean from(UUID person) {
        return fromPersonId.equals(person);
    }

    boolean to(UUID person) {
        return toPersonId.equals(person);
    }

    /** Giver and recipient know of it in any state; others while it stands, if they were there or the recipient shares. */
    boolean visibleTo(UUID person, boolean present) {
        boolean stands = withdrawnAt == null && hiddenAt == null && decision != Decision.TAKEN_DOWN;
        return from(person) || to(person) || stands && (present || PraiseWheel.shared(toPersonId));
    }

    void withdraw(Instant now) {
        withdrawnAt = withdrawnAt == null ? now : withdrawnAt;
    }

    void hide(Instant now) {
        hiddenAt = hiddenAt == null ? now : hiddenAt;
    }

    /** Makes it the organizers' to see. A person's second report says nothing new. */
    void report(Person by, String reason) {
        getEntityManager().createNativeQuery("""
                insert into praise_report (praise_id, person_id, reason, reported_at)
                values (:praise, :person, :reason, zhijia_now()) on conflict do nothing
                """).setParameter("praise", id).setParameter("person", by.id).setParameter("reason", reason).executeUpdate();
    }

    boolean reportedBy(UUID person) {
        return reports("and person_id = :person", person) > 0;
    }

    public boolean reported() {
        return reports("and cast(:person as uuid) is null", null) > 0;
    }

    private int reports(String whose, UUID person) {
        return (Integer) getEntityManager().createNativeQuery(
                "select cast(count(*) as integer) from praise_report where praise_id = :praise " + whose)
                .setParameter("praise", id).setParameter("person", person).getSingleResult();
    }

    /** Kept may still be taken down; what is taken down stays so. */
    public void decide(Decision wanted) {
        if (decision == Decision.TAKEN_DOWN && wanted == Decision.KEPT) {
            throw Refusal.illegalTransition(decision, List.of());
        }
        decision = wanted;
    }

    /** As far as this person may know. */
    PraiseStanding standing(UUID person) {
        var state = withdrawnAt != null ? State.WITHDRAWN
                : hiddenAt != null && to(person) ? State.HIDDEN
                        : decision == Decision.TAKEN_DOWN ? State.TAKEN_DOWN : State.GIVEN;
        return new PraiseStanding(id, state);
    }
}
