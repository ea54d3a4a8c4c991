package cn.zhijia.events.live;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 直播: one broadcast. The video itself comes from elsewhere; here is who watches, what they say, and what became of it. */
@Entity
public class Livestream extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    String unionId;
    String title;
    String description;
    UUID eventId;
    Instant startsAt;
    boolean guests;
    String liveUrl;
    String replayUrl;
    @Enumerated(EnumType.STRING)
    LivestreamState state;
    Instant liveAt;
    Instant endedAt;
    Long importedVisits;
    Long importedLikes;
    String importedSource;
    Instant importedAt;

    static Livestream made(UUID id, LivestreamBody body) {
        var stream = new Livestream();
        stream.id = id;
        stream.unionId = body.union();
        stream.state = LivestreamState.SCHEDULED;
        body.copyTo(stream);
        stream.persistAndFlush();
        // Another database must not go on with the positions of this one.
        getEntityManager().createNativeQuery(
                "insert into live_channel (stream_id, epoch) values (:id, cast(extract(epoch from clock_timestamp()) * 1000 as bigint))")
                .setParameter("id", id).executeUpdate();
        return stream;
    }

    public static Livestream known(UUID id) {
        return Livestream.<Livestream> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    /**
     * Nobody else changes it, no batch of visits or likes is on its way, until this transaction ends. Null when there is none.
     */
    static Livestream lock(UUID id) {
        gate("pg_advisory_xact_lock", id);
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** It stays as it is until this transaction ends, for as many as ask at a time. */
    public static Livestream shared(UUID id) {
        gate("pg_advisory_xact_lock_shared", id);
        return Livestream.<Livestream> findByIdOptional(id, LockModeType.PESSIMISTIC_READ).orElseThrow(Refusal::notFound);
    }

    /**
     * Before the row itself, whose shared lock is given at once though somebody waits for it alone: batch after batch would
     * keep
     * an organizer out for ever. At the gate whoever comes later queues.
     */
    private static void gate(String lock, UUID id) {
        getEntityManager()
                .createNativeQuery("select 1 from %s(hashtextextended('livestream ' || cast(:id as uuid), 0))".formatted(lock))
                .setParameter("id", id).getSingleResult();
    }

    /** For its organizers; everybody may read a stream, so others are told why not. */
    public static Livestream organized(UUID id, Caller caller) {
        var stream = lock(id);
        if (stream == null) {
            throw Refusal.notFound();
        }
        return stream.requireOrganizer(caller);
    }

    public Livestream requireOrganizer(Caller caller) {
        if (!organizedBy(caller)) {
            throw new Refusal("other-union").with("union", unionId);
        }
        return this;
    }

    public boolean organizedBy(Caller caller) {
        return caller.has("organizer") && caller.unions().contains(unionId);
    }

    void edit(LivestreamBody body) {
        if (!body.union().equals(unionId)) {
            throw Refusal.field("/union", "never-changes");
        }
        body.copyTo(this);
    }

    void open(Instant now) {
        if (state == LivestreamState.LIVE) {
            return;
        }
        require(LivestreamState.SCHEDULED);
        state = LivestreamState.LIVE;
        liveAt = now;
    }

    void end(Instant now) {
        if (state.over()) {
            return;
        }
        require(LivestreamState.LIVE);
        state = LivestreamState.ENDED;
        endedAt = now;
    }

    void replay(String url) {
        if (state == LivestreamState.SCHEDULED || state == LivestreamState.LIVE) {
            require(LivestreamState.ENDED);
        }
        state = LivestreamState.REPLAY;
        replayUrl = url;
    }

    /** A broadcast that was held before this system was there: over, with totals that no rows stand behind. */
    void importHistory(HistoryBody body, Instant now) {
        if (importedAt != null && body.equals(HistoryBody.of(this))) {
            return;
        }
        if (state == LivestreamState.LIVE || importedAt == null && liveAt != null) {
            throw Refusal.illegalTransition(state, List.of(LivestreamState.SCHEDULED));
        }
        state = state.over() ? state : LivestreamState.ENDED;
        liveAt = body.liveAt();
        endedAt = body.endedAt();
        importedVisits = body.visits();
        importedLikes = body.likes();
        importedSource = body.source();
        importedAt = now;
    }

    private void require(LivestreamState from) {
        if (state != from) {
            throw Refusal.illegalTransition(state, state == LivestreamState.SCHEDULED ? List.of(LivestreamState.LIVE)
                    : state == LivestreamState.LIVE ? List.of(LivestreamState.ENDED) : List.of(LivestreamState.REPLAY));
        }
    }

    public UUID id() {
        return id;
    }

    public LivestreamState state() {
        return state;
    }

    public boolean guests() {
        return guests;
    }
}
