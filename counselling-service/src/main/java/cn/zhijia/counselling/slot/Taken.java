package cn.zhijia.counselling.slot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.Panache;

/**
 * A booking that stands in somebody's way, or a meeting of a group.
 *
 * @param counsellor null where no counsellor leads the meeting
 * @param room null unless on site
 * @param member whose it is; of a meeting the one who asks, null when it is none of theirs
 * @param freeAt end plus buffer; a meeting has none
 * @param active false for a session that is over: it frees its time but counts for the day
 * @param session a meeting is none: it does not count for the day
 */
record Taken(UUID counsellor, UUID room, UUID member, Instant start, Instant end, Instant freeAt, boolean active,
        boolean session) {

    /**
     * What counts for these days: live bookings, holds that still hold, sessions that took place; and meetings of groups, which
     * take those who lead them, their rooms, and the caller who sits in them.
     */
    @SuppressWarnings("unchecked")
    static List<Taken> between(LocalDate from, LocalDate to, UUID caller) {
        List<Tuple> rows = Panache.getEntityManager()
                .createNativeQuery(
                        """
                                select counsellor_id, room_id, member_id, starts_at, ends_at, free_at,
                                    status in ('HELD', 'BOOKED', 'CHECKED_IN'), true
                                from appointment where starts_at >= :from and starts_at < :to
                                and (status in ('BOOKED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW') or status = 'HELD' and hold_expires_at > zhijia_now())
                                union all
                                select c.id, m.room_id, case when m.leader_id = cast(:caller as uuid) or m.co_leader_id = cast(:caller as uuid)
                                    or exists (select from group_seat s where s.group_id = m.group_id and s.person_id = cast(:caller as uuid)
                                        and s.state = 'APPROVED') then cast(:caller as uuid) end, m.starts_at, m.ends_at, m.ends_at, true, false
                                from group_meeting m left join counsellor c on c.person_id in (m.leader_id, m.co_leader_id)
                                where m.during && tstzrange(cast(:from as timestamptz), cast(:to as timestamptz))""",
                        Tuple.class)
                .setParameter("from", from.minusDays(1).atStartOfDay(Plan.ZONE).toInstant())
                .setParameter("to", to.plusDays(2).atStartOfDay(Plan.ZONE).toInstant())
                .setParameter("caller", caller == null ? null : caller.toString()).getResultList();
        return rows.stream().map(r -> new Taken(r.get(0, UUID.class), r.get(1, UUID.class), r.get(2, UUID.class),
                r.get(3, Instant.class), r.get(4, Instant.class), r.get(5, Instant.class), (Boolean) r.get(6),
                (Boolean) r.get(7)))
                .toList();
    }
}
