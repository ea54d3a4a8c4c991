package cn.zhijia.events.registration;

import static cn.zhijia.events.registration.RegistrationState.CANCELLED;
import static cn.zhijia.events.registration.RegistrationState.REJECTED;
import static cn.zhijia.events.registration.RegistrationState.WAITLISTED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import cn.zhijia.events.Event;
import cn.zhijia.events.Glance;
import cn.zhijia.events.form.Answer;
import cn.zhijia.events.form.Form;
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

    /** The registration for the main event has ended, and this one for its part ends with it. */
    void leaveWithMain() {
        var quotas = locked();
        if (state.live()) {
            end(CANCELLED, EndedBy.MAIN_EVENT, null, quotas);
            tell(Fact.PART_ENDED);
        }
    }

    /**
     * The form, sent again for the attempt in force or with a new one, names another number of people. A late repeat of an
     * earlier attempt does not ask for anything.
     */
    boolean isAskedToShrink(Form form, List<Registration> known) {
        return form.partySize() != null && form.partySize() != partySize && state.live()
                && known.stream().noneMatch(r -> r != this && r.isOf(form.attempt()));
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

    /**
     * Fewer people come; the seats of the others go to whoever is next. A larger number in a known attempt is a late repeat.
     */
    void shrink(Form form, Glance glance) {
        var quotas = locked();
        if (!state.live() || form.partySize() == partySize || form.partySize() > partySize && isOf(form.attempt())) {
            return;
        }
        if (form.partySize() > partySize) {
            throw new Refusal("party-larger").with("partySize", partySize);
        }
        glance.requireNotStarted();
        form.checkCompanions();
        int left = partySize - form.partySize();
        partySize = form.partySize();
        companions = form.companions();
        flush();
        Seats.release(event.id(), quotas, holds ? quotaIds : List.of(), left, List.of());
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

    /** Whose registrations these are. */
    public static Map<UUID, Person> people(List<UUID> registrations) {
        return Registration.<Registration> list("from Registration r join fetch r.person where r.id in ?1", registrations)
                .stream().collect(Collectors.toMap(r -> r.id, r -> r.person));
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
