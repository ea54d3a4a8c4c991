package cn.zhijia.events.registration;

import static cn.zhijia.events.registration.RegistrationState.CANCELLED;
import static cn.zhijia.events.registration.RegistrationState.REJECTED;
import static cn.zhijia.events.registration.RegistrationState.WAITLISTED;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import cn.zhijia.events.Event;
import cn.zhijia.events.form.Answer;
import cn.zhijia.events.notice.Fact;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 报名: one attempt of a person to come to an event. Made by SQL ({@link Wish}), because the database decides which of two
 * parallel repeats is the one; changed only by who holds
 * the quotas of its event, but for an offer that is accepted: that moves no seat.
 */
@Entity
public class Registration extends PanacheEntityBase {

    enum EndedBy {
        MEMBER,
        ORGANIZER,
        EVENT,
        DEADLINE,
        MAIN_EVENT
    }

    enum OfferAnswer {
        ACCEPTED,
        DECLINED
    }

    @Id
    UUID id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Event event;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Person person;
    /** Those that count it, since it was made: it has seats in all of them, or in none. */
    List<UUID> quotaIds;
    /** While it waits: those that lack a seat for it, at the last hand-over. */
    List<UUID> blockedBy;
    boolean holds;
    int partySize;
    List<String> companions;
    /** Questions, and in the same order the answers. */
    @Column(insertable = false, updatable = false)
    List<String> answered;
    @Column(insertable = false, updatable = false)
    List<String> answers;
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
    UUID offer;
    Instant offerExpiresAt;
    @Enumerated(EnumType.STRING)
    OfferAnswer offerAnswer;
    /** Those that ran out. */
    @Column(insertable = false, updatable = false)
    List<UUID> earlierOffers;
    /** Of organizers, by which this was approved or rejected: their late repeats change nothing. */
    List<UUID> decisions;
    @Enumerated(EnumType.STRING)
    EndedBy endedBy;
    String reason;

    /** The present registration of whom an organizer names by number; 404 when that person never registered. */
    public static Registration numbered(Event event, String memberNo) {
        return Attempts.of(event, memberNo).present().orElseThrow(Refusal::notFound);
    }

    boolean isOf(UUID anAttempt) {
        return attempt.equals(anAttempt) || laterAttempts.contains(anAttempt);
    }

    /** Holds all quotas of the event until the transaction ends, and reads what is true by then of this and of the event. */
    public List<Quota> locked() {
        var quotas = Quota.lockAll(event.id());
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
        getEntityManager().refresh(event);
        return quotas;
    }

    /** The person does not come; the seats go to whoever is next. The quotas must be locked, as for all that follows. */
    void cancel(List<Quota> quotas) {
        if (state == REJECTED) {
            throw Refusal.illegalTransition(state, List.of());
        }
        if (state.live()) {
            end(CANCELLED, EndedBy.MEMBER, null, quotas);
        }
    }

    void end(RegistrationState ended, EndedBy by, String why, List<Quota> quotas) {
        var held = holds ? quotaIds : List.<UUID> of();
        var awaited = blockedBy;
        state = ended;
        holds = false;
        blockedBy = List.of();
        endedBy = by;
        reason = why;
        flush();
        Seats.release(event.id(), quotas, held, partySize, awaited);
        Parts.follow(event.id());
    }

    /** An organizer moves the person in the line. */
    public void prioritise(int to, List<Quota> quotas) {
        if (!state.live()) {
            throw Refusal.illegalTransition(state, List.of());
        }
        priority = to;
        Seats.handOver(event.id(), quotas);
        getEntityManager().refresh(this);
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

    void tell(Fact fact) {
        getEntityManager().createNativeQuery(fact.tell("(select * from registration where id = :id)"))
                .setParameter("id", id).executeUpdate();
    }

    /** Place among those who wait for the same quotas, 1 for the next; null when not waiting. */
    public Integer waitlistPosition() {
        return state != WAITLISTED ? null
                : (Integer) getEntityManager().createNativeQuery("""
                        select cast(count(*) as integer) from registration where event_id = :event and state = 'WAITLISTED'
                        and blocked_by && cast(:blockedBy as uuid[]) and (-priority, joined_at, id) <= (:priority, :joined, :id)
                        """).setParameter("event", event.id())
                        .setParameter("blockedBy", blockedBy.stream().map(UUID::toString).toArray(String[]::new))
                        .setParameter("priority", -priority).setParameter("joined", joinedAt).setParameter("id", id)
                        .getSingleResult();
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

    /** Whether that is one of the same person for the same event. */
    public boolean hasEarlier(UUID registration) {
        return count("id = ?1 and event = ?2 and person = ?3", registration, event, person) > 0;
    }

    public List<Answer> answers() {
        return Answer.all(answered, answers);
    }

    public List<String> companions() {
        return companions;
    }

    public int partySize() {
        return partySize;
    }

    public int priority() {
        return priority;
    }
}
