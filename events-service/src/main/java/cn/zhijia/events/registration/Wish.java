package cn.zhijia.events.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

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

    /**
     * The quota is held by now, and whoever changes the event holds it too: the version seen, if it is still the one, stands
     * until we are done.
     */
    private static final String WRITE = """
            insert into registration (id, event_id, quota_ids, blocked_by, holds, person_id, attempt, state, party_size, companions,
                answered, answers, joined_at, agreed_revision, asked_revision)
            select :id, :event, quotas, blocked_by, holds, :person, :attempt,
                case when :asks then 'PENDING_APPROVAL' when holds then 'CONFIRMED' else 'WAITLISTED' end, :party,
                nullif(cast(:companions as text[]), '{}'), cast(:answered as text[]), cast(:answers as text[]), at,
                :revision, :revision
            from turn where event_version(:event) = :version on conflict do nothing
            """;
    private static final String CLAIM_AND_WRITE = Seats.CLAIM_OR_JOIN + ", written as (" + WRITE + """
            returning id)
            select quotas[1], holds, at, place, movable, exists (select from written) from turn
            """;
    private static final String WRITE_CLAIMED = """
            with turn as (select cast(:quotas as uuid[]) as quotas, cast(:blockedBy as uuid[]) as blocked_by,
                cast(:holds as boolean) as holds, cast(:joined as timestamptz) as at)
            """ + WRITE;
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
     * approval is needed it holds neither yet. Null when a parallel repeat was first or the event has been changed since it
     * was read: then nothing is claimed, and what stands must be read again.
     */
    RegistrationView fulfil() {
        boolean asks = event.needsApproval();
        var want = new Want(event.id(), event.oneQuota(), form.party(), person.unionId, form.byQuestion());
        var id = UUID.randomUUID();
        var claim = !asks && event.oneQuota() ? Seats.claim(want, () -> claimed(id))
                : written(id, asks ? Seats.ask(want, event.approvalHolds()) : Seats.claim(want));
        var turn = claim.turn;
        if (!claim.written) {
            if (!asks || turn.seated()) {
                Seats.undo(turn);
            }
            return null;
        }
        if (!asks && turn.movable()) {
            return moved(id);
        }
        var made = registration(id, turn);
        return asks || turn.place() != null ? RegistrationView.of(made, asks ? null : turn.place()) : RegistrationView.of(made);
    }

    /** What was got, and whether it could be written down. */
    private record Claim(Turn turn, boolean written) {
    }

    @SuppressWarnings("unchecked")
    private Optional<Claim> claimed(UUID id) {
        List<Tuple> rows = about(id, database().createNativeQuery(CLAIM_AND_WRITE, Tuple.class)).getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var quotas = rows.stream().map(row -> row.get(0, UUID.class)).toList();
        var first = rows.get(0);
        return Optional.of(new Claim(new Turn(quotas, first.get(1, Boolean.class) ? List.of() : quotas, form.party(),
                first.get(2, Instant.class), first.get(3, Integer.class), first.get(4, Boolean.class)),
                first.get(5, Boolean.class)));
    }

    private Claim written(UUID id, Turn turn) {
        return new Claim(turn,
                about(id, database().createNativeQuery(WRITE_CLAIMED)).setParameter("quotas", texts(turn.quotas()))
                        .setParameter("blockedBy", texts(event.needsApproval() ? List.of() : turn.blockedBy()))
                        .setParameter("holds", turn.seated())
                        .setParameter("joined", turn.joinedAt()).executeUpdate() == 1);
    }

    private Query about(UUID id, Query query) {
        return query.setParameter("id", id).setParameter("event", event.id()).setParameter("person", person.id)
                .setParameter("attempt", form.attempt()).setParameter("asks", event.needsApproval())
                .setParameter("party", form.party())
                .setParameter("companions", texts(form.companions() == null ? List.of() : form.companions()))
                .setParameter("answered", texts(answers(Answer::question)))
                .setParameter("answers", texts(answers(Answer::answer))).setParameter("revision", event.revision())
                .setParameter("version", event.version());
    }

    private Registration registration(UUID id, Turn turn) {
        var made = new Registration();
        made.id = id;
        made.event = event;
        made.person = person;
        made.attempt = form.attempt();
        made.quotaIds = turn.quotas();
        made.blockedBy = turn.blockedBy();
        made.holds = turn.seated();
        made.partySize = turn.party();
        made.companions = form.companions();
        made.answered = answers(Answer::question);
        made.answers = answers(Answer::answer);
        made.joinedAt = turn.joinedAt();
        made.agreedRevision = made.askedRevision = event.revision();
        made.state = event.needsApproval() ? RegistrationState.PENDING_APPROVAL
                : turn.seated() ? RegistrationState.CONFIRMED : RegistrationState.WAITLISTED;
        return made;
    }

    private List<String> answers(Function<Answer, String> part) {
        return form.answers() == null ? List.of() : form.answers().stream().map(part).toList();
    }

    /** Others wait, but perhaps for more seats than are free: the rule of the line says whose these are. */
    private RegistrationView moved(UUID id) {
        var quotas = Quota.lockAll(event.id());
        quotas.forEach(database()::refresh);
        Seats.handOver(event.id(), quotas, id);
        return RegistrationView.of(Registration.findById(id));
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    private static EntityManager database() {
        return Registration.getEntityManager();
    }
}
