package cn.zhijia.events.social;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 嘉宾: somebody who takes part, under a number and a nickname for the evening. */
@Entity
public class Participant extends PanacheEntityBase {

    /** A seat at the event of the social, for good. */
    private static final String SEATED = """
            select 1 from registration r join social s on s.event_id = r.event_id
            where s.id = :social and r.person_id = :person and r.state = 'CONFIRMED'
            """;
    /** Held alone, so that of two newcomers neither finds the number taken. */
    private static final String JOIN = """
            insert into participant (id, social_id, person_id, number, nickname, about, joined_at)
            select gen_random_uuid(), :social, :person, coalesce(max(number), 0) + 1, :nickname, :about, zhijia_now()
            from participant where social_id = :social
            """;
    /** The hundred latest are enough. Whoever decides the same at the same time waits here. */
    private static final String DECIDE = """
            update participant
            set decisions = (array_append(decisions, cast(:decision as text)))[greatest(1, cardinality(decisions) - 98):]
            where id = :me and not :decision = any(decisions)
            """;
    private static final int MOST = 2_000;

    @Id
    UUID id;
    UUID socialId;
    UUID personId;
    int number;
    String nickname;
    String about;
    Instant joinedAt;
    Instant leftAt;

    /** This person's place at the social, also when they have left. */
    public static Optional<Participant> of(UUID social, UUID person) {
        return find("socialId = ?1 and personId = ?2", social, person).firstResultOptional();
    }

    /** The caller, who takes part or did: also who has left, or lost the seat. 404 for everybody else. */
    public static Participant mine(UUID social, Caller caller) {
        return Person.known(caller).flatMap(p -> of(social, p.id)).orElseThrow(Refusal::notFound);
    }

    /** The caller, who takes part; everybody else is told that there is nothing: 404. */
    public static Participant taking(UUID social, Caller caller) {
        var me = mine(social, caller);
        if (!me.takesPart()) {
            throw Refusal.notFound();
        }
        return me;
    }

    public void requirePresent() {
        if (!present()) {
            throw new Refusal("not-checked-in");
        }
    }

    /** Somebody who takes part and has come; empty for anybody else, whatever the reason. */
    public static Optional<Participant> present(UUID social, UUID id) {
        return Participant.<Participant> find("id = ?1 and socialId = ?2", id, social).firstResultOptional()
                .filter(Participant::present);
    }

    /** Whether this person has a seat at the event. */
    static boolean seated(UUID social, UUID person) {
        return !getEntityManager().createNativeQuery(SEATED).setParameter("social", social).setParameter("person", person)
                .getResultList().isEmpty();
    }

    /** The social is held alone. */
    static Participant join(Social social, UUID person, ParticipationBody body) {
        if (count("socialId", social.id) >= MOST) {
            throw new Refusal("social-full");
        }
        getEntityManager().createNativeQuery(JOIN).setParameter("social", social.id).setParameter("person", person)
                .setParameter("nickname", body.nickname()).setParameter("about", body.about()).executeUpdate();
        return of(social.id, person).orElseThrow();
    }

    /**
     * For good. What was chosen is withdrawn in both directions, and a pair ends, without a word to anybody. The social is held
     * alone, so no choice of this person is under way.
     */
    void leave(Instant now) {
        if (leftAt == null) {
            leftAt = now;
            flush();
            erase("delete from choice where :me in (chooser_id, chosen_id)");
            erase("delete from pair where :me in (one_id, other_id)");
        }
    }

    private void erase(String statement) {
        getEntityManager().createNativeQuery(statement).setParameter("me", id).executeUpdate();
    }

    /** Has a seat, and has not left. */
    public boolean takesPart() {
        return found("select 1 from taking_participant where id = :me");
    }

    /** Takes part, and was checked in. */
    public boolean present() {
        return found("select 1 from present_participant where id = :me");
    }

    private boolean found(String query) {
        return !getEntityManager().createNativeQuery(query).setParameter("me", id).getResultList().isEmpty();
    }

    /** This was decided before: what came since stands. */
    public boolean decided(Decision decision) {
        return !getEntityManager()
                .createNativeQuery("select 1 from participant where id = :me and :decision = any(decisions)")
                .setParameter("me", id).setParameter("decision", decision.key()).getResultList().isEmpty();
    }

    /**
     * Remembers the decision, and holds this participant until the transaction ends.
     *
     * @return false when it was taken before
     */
    public boolean decide(Decision decision) {
        return getEntityManager().createNativeQuery(DECIDE).setParameter("me", id).setParameter("decision", decision.key())
                .executeUpdate() == 1;
    }

    public UUID id() {
        return id;
    }

    public UUID personId() {
        return personId;
    }

    public int number() {
        return number;
    }

    public String nickname() {
        return nickname;
    }

    public boolean here() {
        return leftAt == null;
    }
}
