package cn.zhijia.counselling.group.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.station.Room;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * One meeting of a group (小组活动). Its room and those who lead it are taken as by an appointment: the database refuses it beside
 * an appointment or another meeting that wants one of them.
 */
@Entity
@Table(name = "group_meeting")
public class Meeting extends PanacheEntityBase {

    @Id
    public UUID id;
    UUID groupId;
    UUID leaderId;
    UUID coLeaderId;
    @Enumerated(EnumType.STRING)
    MeetingStatus status;
    /** Took place before it was entered. */
    boolean history;
    Instant startsAt;
    Instant endsAt;
    @ManyToOne(fetch = FetchType.LAZY)
    Room room;
    String place;
    Instant attendedAt;
    long version;

    protected Meeting() {
    }

    Meeting(UUID id, PeerGroup group, boolean history) {
        this.id = id;
        groupId = group.id;
        this.history = history;
        status = MeetingStatus.PLANNED;
    }

    public static Meeting get(PeerGroup group, UUID id) {
        return Meeting.<Meeting> findByIdOptional(id).filter(m -> m.groupId.equals(group.id)).orElseThrow(Refusal::notFound);
    }

    /** Held until commit; the group's row is held before. */
    public static Meeting lock(PeerGroup group, UUID id) {
        return Meeting.<Meeting> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(m -> m.groupId.equals(group.id))
                .orElseThrow(Refusal::notFound);
    }

    boolean says(MeetingBody body, List<UUID> leaders) {
        return isAt(body) && leaders().equals(leaders);
    }

    private boolean isAt(MeetingBody body) {
        return startsAt.equals(body.startsAt()) && endsAt.equals(body.endsAt()) && Objects.equals(roomId(), body.room())
                && Objects.equals(place, body.place());
    }

    UUID roomId() {
        return room == null ? null : room.id;
    }

    /** Who leads it, the leader first. */
    List<UUID> leaders() {
        return coLeaderId == null ? List.of(leaderId) : List.of(leaderId, coLeaderId);
    }

    /** Refuses what comes too late, or after the cancellation. */
    void mayStillChange(Instant now) {
        if (status == MeetingStatus.CANCELLED) {
            throw Refusal.illegalTransition(status, List.of());
        }
        if (!now.isBefore(startsAt)) {
            throw new Refusal("too-late").with("until", startsAt);
        }
    }

    /** Refuses what is said about a meeting that is over or does not take place. */
    public void mayStillBePrepared(Instant now) {
        if (status == MeetingStatus.CANCELLED) {
            throw Refusal.illegalTransition(status, List.of());
        }
        if (now.isAfter(endsAt)) {
            throw new Refusal("too-late").with("until", endsAt);
        }
    }

    public boolean isLedBy(UUID person) {
        return person.equals(leaderId) || person.equals(coLeaderId);
    }

    /** Who presents; the database refuses somebody who leads ({@code leader-presents}). */
    public void hears(UUID presenter) {
        Part.presents(this, presenter);
    }

    public void hearsNoMore(UUID presenter) {
        Part.presentsNoMore(this, presenter);
    }

    /** Whether it is now at another time or place. */
    boolean take(MeetingBody body, List<UUID> leaders) {
        boolean moves = version > 0 && !isAt(body);
        startsAt = body.startsAt();
        endsAt = body.endsAt();
        room = body.room() == null ? null : open(body.room());
        place = body.place();
        isLedBy(leaders);
        return moves;
    }

    private static Room open(UUID id) {
        Room room = Room.<Room> findByIdOptional(id).orElseThrow(() -> Refusal.field("/room", "unknown-room"));
        if (!room.isOpen()) {
            throw Refusal.field("/room", "station-suspended");
        }
        return room;
    }

    /** By others than was planned, the leader first. */
    void isLedBy(List<UUID> leaders) {
        leaderId = leaders.get(0);
        coLeaderId = leaders.size() > 1 ? leaders.get(1) : null;
        version++;
    }

    void cancel() {
        status = MeetingStatus.CANCELLED;
        version++;
    }
}
