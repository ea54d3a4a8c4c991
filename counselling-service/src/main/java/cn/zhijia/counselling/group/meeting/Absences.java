package cn.zhijia.counselling.group.meeting;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.Tuple;

import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.Turn;
import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;

/**
 * A counsellor who is away leads no meeting: the other leader does, or it is cancelled and its room is free. Everybody whom it
 * concerns is told.
 */
@Singleton
class Absences {

    /** After the bookings were looked after: appointments are held before groups. */
    private static final int AFTER_BOOKINGS = Interceptor.Priority.APPLICATION + 600;

    private final Event<TimeFreed> freed;

    Absences(Event<TimeFreed> freed) {
        this.freed = freed;
    }

    void lookAfter(@Observes @Priority(AFTER_BOOKINGS) Counsellor.PlanChanged change) {
        if (!hit(change.counsellor()).isEmpty()) {
            Turn.alone();
            hit(change.counsellor()).forEach(t -> leaves(t.get(0, UUID.class), t.get(1, UUID.class), change));
        }
    }

    /** Meetings to come that fall into an absence of who leads them, with their groups, in the order of these. */
    @SuppressWarnings("unchecked")
    private static List<Tuple> hit(Counsellor counsellor) {
        return Meeting.getEntityManager().createNativeQuery("""
                select m.group_id, m.id from group_meeting m join time_off t
                    on t.counsellor_id = :counsellor and t.ended_at is null and m.during && tstzrange(t.starts_at, t.ends_at)
                where m.starts_at > zhijia_now() and :person in (m.leader_id, m.co_leader_id)
                order by m.group_id, m.id""", Tuple.class).setParameter("counsellor", counsellor.id)
                .setParameter("person", counsellor.personId()).getResultList();
    }

    private void leaves(UUID groupId, UUID id, Counsellor.PlanChanged change) {
        var group = PeerGroup.lock(groupId);
        var meeting = Meeting.lock(group, id);
        var others = meeting.leaders().stream().filter(l -> !l.equals(change.counsellor().personId())).toList();
        if (others.isEmpty()) {
            var time = Occupied.by(meeting);
            meeting.cancel();
            Meeting.flush();
            Announcement.tell(group, Fact.GROUP_MEETING_CANCELLED, null);
            freed.fire(time.freed(change.quota()));
        } else {
            meeting.isLedBy(others);
            Meeting.flush();
            Notice.tellAnew(others.get(0), Fact.GROUP_MEETING_LED_ALONE, group.id);
        }
    }
}
