package cn.zhijia.events.registration;

import static cn.zhijia.events.registration.RegistrationState.CANCELLED;
import static cn.zhijia.events.registration.RegistrationState.CONFIRMED;
import static cn.zhijia.events.registration.RegistrationState.PENDING_APPROVAL;
import static cn.zhijia.events.registration.RegistrationState.REJECTED;
import static cn.zhijia.events.registration.RegistrationState.WAITLISTED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import cn.zhijia.events.Event;
import cn.zhijia.events.notice.Fact;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 报名: one attempt of a person to come to an event. Made by SQL ({@link Wish}), because the database decides which of two
 * parallel repeats is the one; changed only by who holds its quota's lock.
 */
@Entity
public class Registration extends PanacheEntityBase {

    enum EndedBy {
        MEMBER,
        ORGANIZER,
        EVENT
    }

    @Id
    UUID id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Event event;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Person person;
    UUID quotaId;
    UUID attempt;
    /** Attempts that came while this one was live: repeats of it from now on. Added by SQL only, at any time ({@link Wish}). */
    @Column(insertable = false, updatable = false)
    List<UUID> laterAttempts;
    @Enumerated(EnumType.STRING)
    RegistrationState state;
    int priority;
    Instant joinedAt;
    int agreedRevision;
    int askedRevision;
    @Enumerated(EnumType.STRING)
    EndedBy endedBy;
    String reason;

    /** The person's registrations for the event, the latest first. */
    static List<Registration> all(Event event, Person person) {
        return list("event = ?1 and person = ?2 order by joinedAt desc, id", event, person);
    }

    /** The person's present registration for the event: the live one, or else the last that ended. */
    static Optional<Registration> present(List<Registration> all) {
        return all.stream().filter(r -> r.state.live()).findFirst().or(() -> all.stream().findFirst());
    }

    /** The present registration of whom an organizer names by number; 404 when that person never registered. */
    public static Registration numbered(Event event, String memberNo) {
        List<Registration> all = list("event = ?1 and person.memberNo = ?2 order by joinedAt desc, id", event, memberNo);
        return present(all).orElseThrow(Refusal::notFound);
    }

    boolean isOf(UUID anAttempt) {
        return attempt.equals(anAttempt) || laterAttempts.contains(anAttempt);
    }

    /** Holds the quota until the transaction ends, and reads what is true by then of this and of the event. */
    public Quota locked() {
        var quota = Quota.lock(quotaId);
        getEntityManager().refresh(this);
        getEntityManager().refresh(event);
        return quota;
    }

    /** The person does not come; the seat goes to whoever is next. The quota must be locked. */
    void cancel(Quota quota) {
        if (state == REJECTED) {
            throw Refusal.illegalTransition(state, List.of());
        }
        if (state != CANCELLED) {
            end(CANCELLED, EndedBy.MEMBER, null, quota);
        }
    }

    /** An organizer says no, before or after a seat was given. The quota must be locked. */
    public void reject(String why, Quota quota) {
        if (state == CANCELLED) {
            throw Refusal.illegalTransition(state, List.of());
        }
        if (state != REJECTED) {
            end(REJECTED, EndedBy.ORGANIZER, why, quota);
            tell(Fact.REJECTED);
        }
    }

    /** An organizer says yes, perhaps on second thought: a seat, or the place in line that the time of asking gives. */
    public void approve() {
        if (state == CANCELLED) {
            throw Refusal.illegalTransition(state, List.of());
        }
        if (state == PENDING_APPROVAL || state == REJECTED) {
            state = Seats.claim(event.id()).seated() ? CONFIRMED : WAITLISTED;
            askedRevision = event.revision(); // a move while it stood rejected was not asked about
            endedBy = null;
            reason = null;
            tell(Fact.APPROVED);
        }
    }

    private void end(RegistrationState ended, EndedBy by, String why, Quota quota) {
        var before = state;
        state = ended;
        endedBy = by;
        reason = why;
        switch (before) {
            case CONFIRMED -> quota.seatFreed();
            case WAITLISTED -> quota.lineLeft();
            default -> flush();
        }
    }

    /** The person has seen the new time and still comes. */
    void reconfirm(int revision) {
        if (!state.live()) {
            throw Refusal.illegalTransition(state, List.of());
        }
        if (revision != askedRevision) {
            throw new Refusal("revision-passed").with("revision", askedRevision);
        }
        agreedRevision = revision;
    }

    public boolean reconfirmationNeeded() {
        return state.live() && agreedRevision < askedRevision;
    }

    private void tell(Fact fact) {
        getEntityManager().createNativeQuery(fact.tell("(select * from registration where id = :id)"))
                .setParameter("id", id).executeUpdate();
    }

    /** Place in line, 1 for the next; null when not waiting. */
    public Integer waitlistPosition() {
        return state != WAITLISTED ? null
                : (Integer) getEntityManager().createNativeQuery("""
                        select cast(count(*) as integer) from registration where quota_id = :quota and state = 'WAITLISTED'
                        and (-priority, joined_at, id) <= (:priority, :joined, :id)
                        """, Integer.class).setParameter("quota", quotaId).setParameter("priority", -priority)
                        .setParameter("joined", joinedAt).setParameter("id", id).getSingleResult();
    }

    public UUID id() {
        return id;
    }

    public Person person() {
        return person;
    }

    public RegistrationState state() {
        return state;
    }

    public Instant joinedAt() {
        return joinedAt;
    }

    public String reason() {
        return reason;
    }
}
