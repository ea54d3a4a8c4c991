package cn.zhijia.events.registration;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.events.Event;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.kit.data.Person;

/** Somebody wants to come. Which of several parallel repeats is the one, the unique indexes of the table decide. */
record Wish(Event event, Person person, UUID attempt) {

    private static final String INSERT = """
            insert into registration (id, event_id, quota_id, person_id, attempt, state, joined_at, agreed_revision, asked_revision)
            values (:id, :event, :quota, :person, :attempt, :state, :joined, :revision, :revision) on conflict do nothing
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

    private void remember(Registration live) {
        database().createNativeQuery(REMEMBER).setParameter("attempt", attempt).setParameter("id", live.id).executeUpdate();
    }

    /**
     * Claims a seat or a place in line and writes the registration down, as the last statements of a transaction; where
     * approval
     * is needed it holds neither yet. Null when a parallel repeat was first: then nothing is claimed.
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

    private static boolean insert(Registration r) {
        return database().createNativeQuery(INSERT).setParameter("id", r.id).setParameter("event", r.event.id())
                .setParameter("quota", r.quotaId).setParameter("person", r.person.id).setParameter("attempt", r.attempt)
                .setParameter("state", r.state.name()).setParameter("joined", r.joinedAt)
                .setParameter("revision", r.agreedRevision).executeUpdate() == 1;
    }

    private static EntityManager database() {
        return Registration.getEntityManager();
    }
}
