package cn.zhijia.events.games;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.events.games.rule.Json;
import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 运动会: teams, disciplines and the rules they meet under. Locked before anything that belongs to it. */
@Entity
public class Meet extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    String unionId;
    UUID eventId;
    String title;
    Instant startsAt;
    @Convert(converter = Json.OfMeet.class)
    MeetRules rules;
    @Enumerated(EnumType.STRING)
    MeetState state;
    int edition;
    /** Raised by {@link #scored}, in SQL. */
    @Column(insertable = false, updatable = false)
    long scoreVersion;

    static Meet made(UUID id, MeetBody body) {
        var meet = new Meet();
        meet.id = id;
        meet.unionId = body.union();
        meet.state = MeetState.ENTRIES;
        body.copyTo(meet);
        meet.persistAndFlush();
        return meet;
    }

    public static Meet get(UUID id) {
        return Meet.<Meet> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    /** Null when there is none. */
    static Meet lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** For an organizer of its union; nobody else changes it, or anything in it, until this transaction ends. */
    public static Meet locked(UUID id, Caller caller) {
        return held(id).requireOrganizer(caller);
    }

    /** For whoever has found out that the caller may; nobody else changes it until this transaction ends. */
    public static Meet held(UUID id) {
        var meet = lock(id);
        if (meet == null) {
            throw Refusal.notFound();
        }
        return meet;
    }

    public Meet requireOrganizer(Caller caller) {
        if (!organizedBy(caller)) {
            throw new Refusal("other-union").with("union", unionId);
        }
        return this;
    }

    public boolean organizedBy(Caller caller) {
        return caller.has("organizer") && caller.unions().contains(unionId);
    }

    /** Refuses what is done in these states only. */
    public Meet require(MeetState... states) {
        if (!List.of(states).contains(state)) {
            throw new Refusal("meet-state").with("state", state.name()).with("needed",
                    Arrays.stream(states).map(Enum::name).toList());
        }
        return this;
    }

    /**
     * Refuses a change that comes too late.
     *
     * @param rulesKept only titles, the start or a captain are put right, as they may be until the results are published;
     *        rules stand once entries are closed
     */
    public Meet requireOpen(boolean rulesKept) {
        return rulesKept ? require(MeetState.ENTRIES, MeetState.CLOSED, MeetState.RUNNING, MeetState.PROVISIONAL)
                : require(MeetState.ENTRIES);
    }

    void edit(MeetBody body) {
        if (!body.union().equals(unionId)) {
            throw Refusal.field("/union", "never-changes");
        }
        body.copyTo(this);
        requireDisciplinesPerAthlete();
        scored();
    }

    private void requireDisciplinesPerAthlete() {
        var most = rules.disciplinesPerAthlete();
        if (most != null && !getEntityManager()
                .createNativeQuery("select 1 from athlete where meet_id = :meet and disciplines > :most limit 1")
                .setParameter("meet", id).setParameter("most", most).getResultList().isEmpty()) {
            throw Refusal.field("/rules/disciplinesPerAthlete", "below-entered");
        }
    }

    /** Whether it has been there, so that a repeat that comes late changes nothing; refuses to pass a state over. */
    public boolean reached(MeetState to) {
        if (state.ordinal() < to.ordinal() - 1) {
            throw Refusal.illegalTransition(state, List.of(MeetState.values()[state.ordinal() + 1]));
        }
        return state.ordinal() >= to.ordinal();
    }

    /** On to the next state, whose conditions the caller has asked for. */
    void goOn(MeetState to) {
        state = to;
        scored();
    }

    public UUID id() {
        return id;
    }

    public MeetState state() {
        return state;
    }

    public MeetRules rules() {
        return rules;
    }

    public int edition() {
        return edition;
    }

    public long version() {
        return version;
    }

    public long scoreVersion() {
        return scoreVersion;
    }

    /** As it is now, with all that is read after it in this transaction: first of all in it. */
    public static Meet snapshot(UUID id) {
        getEntityManager().createNativeQuery("set transaction isolation level repeatable read, read only").executeUpdate();
        return get(id);
    }

    /** Its results are published: the first edition, or after a correction the next. */
    public int publish() {
        state = MeetState.OFFICIAL;
        edition++;
        return edition;
    }

    /** Something that standings are made of was written: who polls them sees a new tag. The caller holds the meet. */
    public void scored() {
        getEntityManager().createNativeQuery("update meet set score_version = score_version + 1 where id = :id")
                .setParameter("id", id).executeUpdate();
    }
}
