package cn.zhijia.events.registration;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.events.Event;
import cn.zhijia.events.form.Answer;
import cn.zhijia.events.form.Form;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.events.seats.Turn;
import cn.zhijia.events.seats.Want;
import cn.zhijia.kit.data.Person;

/** Somebody wants to come. Which of several parallel repeats is the one, the unique indexes of the table decide. */
record Wish(Event event, Person person, Form form) {

    /** The quota is held by now, and whoever changes the event holds it too: the version seen stands until we are done. */
    private static final String INSERT = """
            insert into registration (id, event_id, quota_ids, blocked_by, holds, person_id, attempt, state, party_size, companions,
                answered, answers, joined_at, agreed_revision, asked_revision)
            select :id, e.id, cast(:quotas as uuid[]), cast(:blockedBy as uuid[]), :holds, :person, :attempt, :state, :party,
                nullif(cast(:companions as text[]), '{}'), cast(:answered as text[]), cast(:answers as text[]), :joined,
                e.revision, e.revision
            from event e where e.id = :event and e.version = :version on conflict do nothing
            """;
    /** The thirty latest are enough: a phone repeats its last attempts, not those of last month. */
    private static final String REMEMBER = """
            update registration set later_attempts =
                (array_append(later_attempts, :attempt))[greatest(1, cardinality(later_attempts) - 28):]
            where id = :id
            """;

    /** What a parallel repeat has won since: whoever is refused a seat may have it already. Null when nothing. */
    Registration meanwhile() {
        database().clear();
        var known = Attempts.of(event, person);
        remember(known);
        return known.standing(form.attempt()).orElse(null);
    }

    /** An attempt that comes while another is live belongs to that: its late repeat must not register anew. */
    void remember(Attempts known) {
        if (known.made(form.attempt()).isEmpty()) {
            known.live().ifPresent(live -> database().createNativeQuery(REMEMBER)
                    .setParameter("attempt", form.attempt()).setParameter("id", live.id).executeUpdate());
        }
    }

    /**
     * Claims a seat or a place in line and writes the registration down, as the last statements of a transaction; where
     * approval
     * is needed it holds neither yet. Null when a parallel repeat was first or the event has been changed since it was read:
     * then nothing is claimed, and what stands must be read again.
     */
    RegistrationView fulfil() {
        boolean asks = event.needsApproval();
        var want = new Want(event.id(), event.oneQuota(), form.party(), person.unionId, form.byQuestion());
        var turn = asks ? Seats.ask(want, event.approvalHolds()) : Seats.claim(want);
        var made = registration(turn, asks);
        if (!insert(made)) {
            if (!asks || made.holds) {
                Seats.undo(turn);
            }
            return null;
        }
        if (!asks && turn.movable()) {
            return moved(made.id);
        }
        return asks || turn.place() != null ? RegistrationView.of(made, asks ? null : turn.place()) : RegistrationView.of(made);
    }

    private Registration registration(Turn turn, boolean asks) {
        var made = new Registration();
        made.id = UUID.randomUUID();
        made.event = event;
        made.person = person;
        made.attempt = form.attempt();
        made.quotaIds = turn.quotas();
        made.blockedBy = asks ? List.of() : turn.blockedBy();
        made.holds = turn.seated();
        made.partySize = turn.party();
        made.companions = form.companions();
        made.answered = form.answers() == null ? List.of() : form.answers().stream().map(Answer::question).toList();
        made.answers = form.answers() == null ? List.of() : form.answers().stream().map(Answer::answer).toList();
        made.joinedAt = turn.joinedAt();
        made.agreedRevision = made.askedRevision = event.revision();
        made.state = asks ? RegistrationState.PENDING_APPROVAL
                : turn.seated() ? RegistrationState.CONFIRMED : RegistrationState.WAITLISTED;
        return made;
    }

    /** Others wait, but perhaps for more seats than are free: the rule of the line says whose these are. */
    private RegistrationView moved(UUID id) {
        var quotas = Quota.lockAll(event.id());
        quotas.forEach(database()::refresh);
        Seats.handOver(event.id(), quotas, id);
        return RegistrationView.of(Registration.findById(id));
    }

    private boolean insert(Registration r) {
        return database().createNativeQuery(INSERT).setParameter("id", r.id).setParameter("event", event.id())
                .setParameter("quotas", texts(r.quotaIds)).setParameter("blockedBy", texts(r.blockedBy))
                .setParameter("holds", r.holds).setParameter("person", r.person.id).setParameter("attempt", r.attempt)
                .setParameter("state", r.state.name()).setParameter("party", r.partySize)
                .setParameter("companions", texts(r.companions == null ? List.of() : r.companions))
                .setParameter("answered", texts(r.answered))
                .setParameter("answers", texts(r.answers))
                .setParameter("joined", r.joinedAt).setParameter("version", event.version()).executeUpdate() == 1;
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    private static EntityManager database() {
        return Registration.getEntityManager();
    }
}
