package cn.zhijia.events.games;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
    @jakarta.persistence.Column(insertable = false, updatable = false)
    long scoreVersion;

    public static Meet get(UUID id) {
        return Meet.<Meet> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    /** For an organizer of its union; nobody else changes it, or anything in it, until this transaction ends. */
    public static Meet locked(UUID id, Caller caller) {
        Meet meet = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (meet == null) {
            throw Refusal.notFound();
        }
        return meet.requireOrganizer(caller);
    }

    public Meet requireOrganizer(Caller caller) {
        if (!organizedBy(caller)) {
            throw new Refusal("other-union").with("union", unionId);
        }
        return this;
    }

    public boolean organizedBy(Caller caller) {
        return caller.unions().contains(unionId);
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

    /** For whoever has found out that the caller may: nobody else changes it until this transaction ends. */
    public static Meet held(UUID id) {
        Meet meet = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (meet == null) {
            throw Refusal.notFound();
        }
        return meet;
    }

    /** As it is now, with all that is read after it in this transaction: first of all in it. */
    public static Meet snapshot(UUID id) {
        getEntityManager().createNativeQuery("set transaction isolation level repeatable read, read only").executeUpdate();
        return get(id);
    }

    /** Refuses what is done at another stage of a meet. */
    public Meet require(MeetState... stages) {
        var allowed = List.of(stages);
        if (!allowed.contains(state)) {
            throw new Refusal("meet-state").with("state", state.name()).with("needed",
                    allowed.stream().map(Enum::name).toList());
        }
        return this;
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
