package cn.zhijia.events.social;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.events.social.matching.Policy;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 联谊活动: the evening of one event. Locked before anything that belongs to it. */
@Entity
public class Social extends PanacheEntityBase {

    private static final String MARK = """
            update participant set at_opening = true where id in (select id from present_participant where social_id = :id)
            """;

    @Id
    UUID id;
    @Version
    long version;
    String unionId;
    UUID eventId;
    String title;
    @Enumerated(EnumType.STRING)
    SocialState state;
    @Enumerated(EnumType.STRING)
    Policy policy;
    int maxChoices;
    int keepDays;
    int coinCap;
    Instant revealedAt;
    /** How many had come when the choices were opened; nobody counted them before version 27 of the tables. */
    Integer opened;
    Integer people;
    Integer pairs;

    static Social made(UUID id, SocialBody body) {
        var social = new Social();
        social.id = id;
        social.state = SocialState.SETUP;
        social.unionId = body.union();
        social.eventId = body.event();
        body.copyTo(social);
        social.persistAndFlush();
        return social;
    }

    public static Social get(UUID id) {
        return Social.<Social> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    /** For those who take part and organizers of the union; 404 for everybody else. */
    public static Social inside(UUID id, Caller caller) {
        var social = get(id);
        if (!social.organizedBy(caller)) {
            Participant.taking(id, caller);
        }
        return social;
    }

    /** It stays in its state until this transaction ends; others may do the same beside. */
    public static Social shared(UUID id) {
        Gate.shared(id);
        return found(findById(id, LockModeType.PESSIMISTIC_READ));
    }

    /** For an organizer of its union; nobody else changes it, or anything in it, until this transaction ends. */
    public static Social locked(UUID id, Caller caller) {
        var social = get(id).requireOrganizer(caller); // first: others keep nobody waiting
        Gate.alone(id);
        getEntityManager().refresh(social, LockModeType.PESSIMISTIC_WRITE);
        return social;
    }

    /** Nobody else changes it, or anything in it, until this transaction ends. */
    static Social alone(UUID id) {
        Gate.alone(id);
        return found(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Alone; empty when somebody else has it in hand. */
    static Optional<Social> aloneIfFree(UUID id) {
        return Gate.free(id) ? Optional.of(alone(id)) : Optional.empty();
    }

    private static Social found(Social social) {
        if (social == null) {
            throw Refusal.notFound();
        }
        return social;
    }

    /** Who may not even see it, other unions' organizers among them, is told that there is nothing: 404. */
    public Social requireOrganizer(Caller caller) {
        if (organizedBy(caller)) {
            return this;
        }
        throw seenBy(caller) ? new Refusal("other-union").with("union", unionId) : Refusal.notFound();
    }

    /** Organizers of the union, and who has a seat at the event. */
    boolean seenBy(Caller caller) {
        return organizedBy(caller) || Person.known(caller).filter(p -> Participant.seated(id, p.id)).isPresent();
    }

    public boolean organizedBy(Caller caller) {
        return caller.has("organizer") && caller.unions().contains(unionId);
    }

    /** Once people have come for what was promised, nothing of it changes but the title. */
    void edit(SocialBody body) {
        if (!body.union().equals(unionId)) {
            throw Refusal.field("/union", "never-changes");
        }
        if (!body.event().equals(eventId)) {
            throw Refusal.field("/event", "never-changes");
        }
        if (state != SocialState.SETUP && !body.promises(this)) {
            throw new Refusal("social-begun").with("state", state);
        }
        body.copyTo(this);
    }

    /** False when it is there already. */
    boolean advance(SocialState to) {
        if (state == to) {
            return false;
        }
        if (!state.next().contains(to)) {
            throw Refusal.illegalTransition(state, state.next());
        }
        state = to;
        return true;
    }

    /** Opens the choices, and settles who counts for {@link #pairsTold}. */
    void open() {
        if (advance(SocialState.CHOOSING)) {
            opened = getEntityManager().createNativeQuery(MARK).setParameter("id", id).executeUpdate();
        }
    }

    /**
     * How many one may choose.
     *
     * @param present who has come, the chooser included
     * @return 0 when they are too few for any choice
     */
    public int choosable(int present) {
        return Crowd.choosable(maxChoices, present);
    }

    /** The number of pairs, for organizers; null before the reveal, when it would say too much, and when {@link #opened} is. */
    Integer pairsTold() {
        return people != null && opened != null && Crowd.hides(people, opened) ? pairs : null;
    }

    /** Whether the choices are to be evaluated now: once, by whoever holds it alone. */
    public boolean reveal() {
        return advance(SocialState.REVEALED);
    }

    /** The numbers of the one evaluation. */
    public void revealed(Instant at, int howManyPeople, int howManyPairs) {
        revealedAt = at;
        people = howManyPeople;
        pairs = howManyPairs;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID eventId() {
        return eventId;
    }

    public SocialState state() {
        return state;
    }

    public Policy policy() {
        return policy;
    }

    public int maxChoices() {
        return maxChoices;
    }

    public int coinCap() {
        return coinCap;
    }
}
