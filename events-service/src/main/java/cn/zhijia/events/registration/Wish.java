package cn.zhijia.events.registration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.events.Event;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.kit.data.Person;

/** Somebody wants to come. Which of several parallel repeats is the one, the unique indexes of the table decide. */
record Wish(Event event, Person person, UUID attempt) {

    /** The quota is held by now, and whoever changes the event holds it too: the version seen stands until we are done. */
    private static final String INSERT = """
            insert into registration (id, event_id, quota_id, person_id, attempt, state, joined_at, agreed_revision, asked_revision)
            select :id, e.id, :quota, :person, :attempt, :state, :joined, e.revision, e.revision
            from event e where e.id = :event and e.version = :version on conflict do nothing
            """;
    /** The thirty latest are enough: a phone repeats its last attempts, not those of last month. */
    private static final String REMEMBER = """
            update registration set later_attempts =
                (array_append(later_attempts, :attempt))[greatest(1, cardinality(later_attempts) - 28):]
            where id = :id
            """;

    /**
     * What stands for this attempt already, or for another one that is live: that is the same wish, and the attempt is
     * remembered
     * so that its late repeat does not register anew. Null when the wish is new.
     */
    Registration standing(List<Registration> known) {
        var same = known.stream().filter(r -> r.isOf(attempt)).findFirst();
        var live = known.stream().filter(r -> r.state.live()).findFirst();
        if (same.isEmpty()) {
            live.ifPresent(this::remember);
        }
        return live.or(() -> same).orElse(null);
    }

    /** What a parallel repeat has won since: whoever is refused a seat may have it already. */
    Optional<Registration> meanwhile() {
        database().clear();
        return Optional.ofNullable(standing(Registration.all(event, person)));
    }

    private void remember(Registration live) {
        database().createNativeQuery(REMEMBER).setParameter("attempt", attempt).setParameter("id", live.id).executeUpdate();
    }

    /**
     * Claims a seat or a place in line and writes the registration down, as the last statements of a transaction; where
     * approval
     * is needed it holds neither yet. Null when a parallel repeat was first or the event has been changed since it was read:
     * then nothing is claimed, and what stands must be read again.
     */
    RegistrationView fulfil() {
        boolean asks = event.needsApproval();
        var turn = asks ? Seats.ask(event.id()) : Seats.claim(event.id());
        var made = new Registration();
        made.id = UUID.randomUUID();
        made.event = event;
        made.person = person;
        made.attempt = attempt;
        made.quotaId = turn.quota();
        made.joinedAt = turn.joinedAt();
        made.agreedRevision = made.askedRevision = event.revision();
        made.state = asks ? RegistrationState.PENDING_APPROVAL
                : turn.seated() ? RegistrationState.CONFIRMED : RegistrationState.WAITLISTED;
        if (insert(made)) {
            return RegistrationView.of(made, turn.seated() ? null : turn.place());
        }
        if (!asks) {
            Seats.undo(turn);
        }
        return null;
    }

    private boolean insert(Registration r) {
        return database().createNativeQuery(INSERT).setParameter("id", r.id).setParameter("event", event.id())
                .setParameter("quota", r.quotaId).setParameter("person", r.person.id).setParameter("attempt", r.attempt)
                .setParameter("state", r.state.name()).setParameter("joined", r.joinedAt)
                .setParameter("version", event.version()).executeUpdate() == 1;
    }

    private static EntityManager database() {
        return Registration.getEntityManager();
    }
}
