package cn.zhijia.counselling.group.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.Turn;
import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.counsellor.Plans;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.slot.SlotBoard;
import cn.zhijia.kit.Refusal;

/**
 * What a meeting takes from others, until it moves or is cancelled: the time of those counsellors who lead it, and its room.
 *
 * @param room null elsewhere
 */
record Occupied(List<UUID> counsellors, UUID room, Instant from, Instant to) {

    static Occupied by(Meeting meeting) {
        return new Occupied(Counsellor.among(meeting.leaders()), meeting.roomId(), meeting.startsAt, meeting.endsAt);
    }

    /**
     * The group, held until commit: after the plans of those who lead it, or a meeting that is to change, and of whoever works
     * in
     * the room that becomes free; and after the {@link Turn}, for somebody may wait for the time.
     */
    static PeerGroup lock(UUID group, UUID meeting) {
        List<Tuple> seen = leadersAndRooms(group, meeting);
        var leaders = seen.stream().map(t -> t.get(0, UUID.class)).toList();
        Plans.shareAll(Counsellor.among(leaders),
                seen.stream().map(t -> t.get(1, UUID.class)).filter(room -> room != null).distinct().toList());
        Turn.take();
        var held = PeerGroup.lock(group);
        if (!leaders.containsAll(held.leaderIds())) { // others lead it since a moment ago
            throw new Refusal("busy").retryAfter(Duration.ofSeconds(1));
        }
        return held;
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> leadersAndRooms(UUID group, UUID meeting) {
        return Meeting.getEntityManager().createNativeQuery("""
                select person_id, null from group_leader where group_id = :group
                union select unnest(array[leader_id, coalesce(co_leader_id, leader_id)]), room_id from group_meeting
                where id = :meeting and group_id = :group""", Tuple.class).setParameter("group", group)
                .setParameter("meeting", meeting).getResultList();
    }

    /** Refuses a meeting in somebody's absence. */
    void requireThere() {
        if (counsellors.stream().anyMatch(c -> SlotBoard.of(c, from, to).away(from, to))) {
            throw new Refusal("leader-away");
        }
    }

    TimeFreed freed(Settlement quota) {
        return new TimeFreed(counsellors, room, from, to, null, null, quota);
    }
}
