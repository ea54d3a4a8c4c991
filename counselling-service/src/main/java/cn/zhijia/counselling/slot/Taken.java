package cn.zhijia.counselling.slot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
     * One row for all that is alike: a month of twenty counsellors has thousands, and reading each cost more than the rules.
     */
    private static final String ALIKE = """
            select counsellor_id, room_id, mine, active, session, array_agg(cast(extract(epoch from starts_at) * 1000000 as bigint)),
                array_agg(cast(extract(epoch from ends_at) * 1000000 as bigint)),
                array_agg(cast(extract(epoch from free_at) * 1000000 as bigint))
            from (select counsellor_id, room_id, member_id is not distinct from cast(:caller as uuid) as mine, starts_at, ends_at,
                    free_at, status in ('HELD', 'BOOKED', 'CHECKED_IN') as active, true as session
                from appointment where starts_at >= :from and starts_at < :to
                    and (status in ('BOOKED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW')
                        or status = 'HELD' and hold_expires_at > zhijia_now())
                union all
                select c.id, m.room_id, coalesce(cast(:caller as uuid) in (m.leader_id, m.co_leader_id), false)
                        or exists (select from group_seat s where s.group_id = m.group_id
                            and s.person_id = cast(:caller as uuid) and s.state = 'APPROVED'),
                    m.starts_at, m.ends_at, m.ends_at, true, false
                from group_meeting m left join counsellor c on c.person_id in (m.leader_id, m.co_leader_id)
                where m.during && tstzrange(cast(:from as timestamptz), cast(:to as timestamptz))) taken
            group by counsellor_id, room_id, mine, active, session""";

    /**
     * What counts for these days: live bookings, holds that still hold, sessions that took place; and meetings of groups, which
     * take those who lead them, their rooms, and the caller who sits in them. Whose it is is told of the caller's own only.
     */
    @SuppressWarnings("unchecked")
    static List<Taken> between(LocalDate from, LocalDate to, UUID caller) {
        List<Tuple> rows = Panache.getEntityManager().createNativeQuery(ALIKE, Tuple.class)
                .setParameter("from", from.minusDays(1).atStartOfDay(Plan.ZONE).toInstant())
                .setParameter("to", to.plusDays(2).atStartOfDay(Plan.ZONE).toInstant())
                .setParameter("caller", caller == null ? null : caller.toString()).getResultList();
        return rows.stream().flatMap(row -> each(row, caller)).toList();
    }

    private static Stream<Taken> each(Tuple row, UUID caller) {
        var counsellor = row.get(0, UUID.class);
        var room = row.get(1, UUID.class);
        var member = row.get(2, Boolean.class) ? caller : null;
        boolean active = row.get(3, Boolean.class);
        boolean session = row.get(4, Boolean.class);
        var starts = row.get(5, Long[].class);
        var ends = row.get(6, Long[].class);
        var freeAt = row.get(7, Long[].class);
        return IntStream.range(0, starts.length).mapToObj(
                i -> new Taken(counsellor, room, member, time(starts[i]), time(ends[i]), time(freeAt[i]), active, session));
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
