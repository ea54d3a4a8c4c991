package cn.zhijia.counselling.group.meeting;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.Turn;
import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.counsellor.Plans;
import cn.zhijia.counselling.group.Meetings;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.kit.data.DatabaseClock;

/**
 * Meetings to come when others lead the group: whoever of their leaders stays leads on, else those who lead from now on. The
 * time
 * of whoever goes is free.
 */
@Singleton
class Succession implements Meetings {

    private final DatabaseClock clock;
    private final Event<TimeFreed> freed;

    Succession(DatabaseClock clock, Event<TimeFreed> freed) {
        this.clock = clock;
        this.freed = freed;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void prepare(UUID group, Collection<UUID> leaders) {
        List<UUID> now = Meeting.getEntityManager().createNativeQuery("""
                select person_id from group_leader where group_id = :group
                union select unnest(array[leader_id, coalesce(co_leader_id, leader_id)]) from group_meeting
                where group_id = :group and status = 'PLANNED' and starts_at > zhijia_now()""").setParameter("group", group)
                .getResultList();
        if (!leaders.containsAll(now)) {
            Plans.shareAll(Counsellor.among(Stream.concat(now.stream(), leaders.stream()).toList()), List.of());
            Turn.take();
        }
    }

    @Override
    public void handOn(PeerGroup group) {
        var leaders = group.leaderIds();
        List<Meeting> toCome = Meeting.<Meeting> find("""
                groupId = ?1 and status = ?2 and startsAt > ?3
                and (leaderId not in ?4 or coLeaderId is not null and coLeaderId not in ?4) order by id""", group.id,
                MeetingStatus.PLANNED, clock.now(), leaders).withLock(LockModeType.PESSIMISTIC_WRITE).list();
        var quota = new Settlement();
        toCome.forEach(meeting -> handOn(meeting, leaders, quota));
        quota.settle();
    }

    private void handOn(Meeting meeting, List<UUID> leaders, Settlement quota) {
        var before = Occupied.by(meeting);
        var stay = meeting.leaders().stream().filter(leaders::contains).toList();
        meeting.isLedBy(stay.isEmpty() ? leaders : stay);
        Occupied.by(meeting).requireThere();
        Meeting.flush();
        if (stay.isEmpty()) {
            leaders.stream().sorted().forEach(leader -> Notice.tellAnew(leader, Fact.GROUP_MEETING_PLANNED, meeting.groupId));
        }
        freed.fire(before.freed(quota));
    }
}
