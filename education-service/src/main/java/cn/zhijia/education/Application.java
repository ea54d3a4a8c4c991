package cn.zhijia.education;

import static cn.zhijia.education.ApplicationState.DRAFT;
import static cn.zhijia.education.ApplicationState.SUBMITTED;
import static cn.zhijia.education.ApplicationState.WAITLISTED;
import static cn.zhijia.education.ApplicationState.WITHDRAWN;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import cn.zhijia.education.quota.TermSeats;
import cn.zhijia.education.term.Term;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 报名: one member's wish to study in one term, in up to three offerings by preference. One live application per member and term;
 * the ticket is given once, at submission. Locks are taken in the order of {@link TermSeats}: the term's seats, then this row.
 */
@Entity
class Application extends PanacheEntityBase {

    private static final Set<ApplicationState> WITHDRAWABLE = Set.of(DRAFT, SUBMITTED, WAITLISTED);

    @Id
    UUID id;
    UUID personId;
    UUID termId;
    @Enumerated(EnumType.STRING)
    ApplicationState state;
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> choices;
    String motto;
    String pledge;
    Integer ticket;
    /** Where it holds a seat; null when it holds none. */
    UUID offeringId;
    Instant submittedAt;
    Instant promotedAt;
    Instant withdrawnAt;
    String withdrawalReason;
    @Version
    int version;

    /** The caller's own application; anybody else's is not there. */
    static Application mine(UUID id, Caller caller) {
        var me = Person.known(caller).orElseThrow(Refusal::notFound);
        return Application.<Application> find("id = ?1 and personId = ?2", id, me.id).singleResultOptional()
                .orElseThrow(Refusal::notFound);
    }

    /** These, in this order. */
    static List<Application> of(List<UUID> ids) {
        var known = Application.<Application> list("id in ?1", ids).stream()
                .collect(Collectors.toMap(a -> a.id, Function.identity()));
        return ids.stream().map(known::get).toList();
    }

    static Optional<Application> lock(UUID id) {
        return Application.<Application> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Writes the draft unless the id, or a live application of this person in the term, is there already. */
    static boolean insert(UUID id, Person person, ApplicationBody body) {
        return getEntityManager().createNativeQuery("""
                insert into application (id, person_id, term_id, state, choices, motto, pledge, version)
                values (:id, :person, :term, 'DRAFT', cast(string_to_array(:choices, ',') as uuid[]), :motto, :pledge, 0)
                on conflict do nothing""").setParameter("id", id).setParameter("person", person.id)
                .setParameter("term", body.term())
                .setParameter("choices", body.choices().stream().map(UUID::toString).collect(Collectors.joining(",")))
                .setParameter("motto", body.motto()).setParameter("pledge", body.pledge()).executeUpdate() == 1;
    }

    boolean says(ApplicationBody body) {
        return termId.equals(body.term()) && choices.equals(body.choices()) && Objects.equals(motto, body.motto())
                && Objects.equals(pledge, body.pledge());
    }

    void requireDraft() {
        if (state != DRAFT) {
            throw new Refusal("application-submitted").with("state", state.name());
        }
    }

    void edit(ApplicationBody body) {
        if (!termId.equals(body.term())) {
            throw Refusal.field("/term", "fixed");
        }
        choices = List.copyOf(body.choices());
        motto = body.motto();
        pledge = body.pledge();
        flush();
    }

    /**
     * Takes the one ticket, then a seat or a place in the line. Submitting again changes nothing.
     *
     * @throws Refusal {@code term-not-open}, {@code term-closed}, {@code term-without-seats}, {@code offering-closed},
     *         {@code term-full}, {@code illegal-transition}
     */
    void submit() {
        if (state != DRAFT) {
            requireSubmitted();
            return;
        }
        var seats = TermSeats.lock(termId);
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
        if (state != DRAFT) { // a parallel retry was faster
            requireSubmitted();
            return;
        }
        var now = TermSeats.moment();
        var term = Term.get(termId);
        term.requireOpen(now);
        var held = seats.orElseThrow(() -> new Refusal("term-without-seats"));
        held.requireOpenChoice(choices);
        int next = held.ticket();
        var seat = held.seatOrWait(id, next, choices, term.waitlistOpen()); // this row last, in one write
        ticket = next;
        offeringId = seat.orElse(null);
        state = offeringId == null ? WAITLISTED : SUBMITTED;
        submittedAt = now;
        flush();
    }

    private void requireSubmitted() {
        if (ticket == null || state == WITHDRAWN) {
            throw Refusal.illegalTransition(state, Set.of());
        }
    }

    /**
     * Gives back the seat, or the place in the line; whoever waited longest for the seat gets it at once. Withdrawing again
     * changes nothing.
     */
    void withdraw(String reason) {
        if (state == WITHDRAWN) {
            return;
        }
        var seats = TermSeats.lock(termId);
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
        if (state == WITHDRAWN) { // a parallel retry was faster
            return;
        }
        if (!WITHDRAWABLE.contains(state)) {
            throw Refusal.illegalTransition(state, Set.of());
        }
        var left = offeringId;
        boolean waited = state == WAITLISTED;
        state = WITHDRAWN;
        offeringId = null;
        withdrawnAt = TermSeats.moment();
        withdrawalReason = reason;
        flush();
        if (waited) {
            seats.orElseThrow().leave(id);
        }
        if (left != null) {
            seats.orElseThrow().release(left);
        }
    }
}
