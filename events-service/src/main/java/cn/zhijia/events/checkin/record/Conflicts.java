package cn.zhijia.events.checkin.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Tuple;

import cn.zhijia.events.checkin.Direction;
import cn.zhijia.events.checkin.Scan;
import cn.zhijia.events.checkin.record.ConflictView.Seen;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Slice;

/**
 * 冲突: who was let in and should perhaps not have been, in the order of the devices' times. Follows from the scans that stand,
 * whatever order they came in; the runs of entries are those of {@code Movements}.
 */
record Conflicts(UUID event) {

    private static final String PAGE = """
            with movement as (
                select s.*, count(*) filter (where s.direction = 'EXIT') over (
                    partition by s.registration_id, s.day order by s.doubtful, s.scanned_at, s.id) as run
                from scan s where s.event_id = :event and s.passed
                and not exists (select 1 from scan_reversal v where v.scan_id = s.id)),
            entry as (
                select m.*, case when m.direction = 'ENTRY' then first_value(m.id) over (
                    partition by m.registration_id, m.day, m.run, m.direction order by m.doubtful, m.scanned_at, m.id) end as first
                from movement m)
            select e.id, e.registration_id, p.member_no, p.name, e.day, e.scanned_at, e.gate, e.device_id, e.direction, e.clock_off,
                e.verdict, f.id as first_id, f.scanned_at as first_at, f.gate as first_gate, f.device_id as first_device
            from entry e join registration r on r.id = e.registration_id join person p on p.id = r.person_id
            left join scan f on f.id = e.first and f.id <> e.id
            where (f.id is not null or e.clock_off or e.verdict not in ('ADMITTED', 'DUPLICATE'))
            and (e.scanned_at, e.id) > (cast(:at as timestamptz), cast(:id as uuid))
            order by e.scanned_at, e.id limit :limit
            """;

    @SuppressWarnings("unchecked")
    ConflictPage page(String cursor, int limit) {
        var from = cursor == null ? List.of("-infinity", new UUID(0, 0).toString()) : Cursor.read(cursor, this, 2);
        List<Tuple> rows = Scan.getEntityManager().createNativeQuery(PAGE, Tuple.class).setParameter("event", event)
                .setParameter("at", from.get(0)).setParameter("id", from.get(1)).setParameter("limit", limit + 1)
                .getResultList();
        var slice = Slice.of(rows, limit).map(Conflicts::view);
        return new ConflictPage(slice.shown(),
                slice.next(this, last -> List.of(last.scan().scannedAt(), last.scan().scanId())));
    }

    private static ConflictView view(Tuple r) {
        var scan = new Seen(r.get(0, UUID.class), r.get(5, Instant.class), r.get(6, String.class), r.get(7, String.class),
                Direction.valueOf(r.get(8, String.class)));
        var first = r.get(11) == null ? null
                : new Seen(r.get(11, UUID.class), r.get(12, Instant.class), r.get(13, String.class), r.get(14, String.class),
                        Direction.ENTRY);
        return new ConflictView(reasons(first != null, r.get(9, Boolean.class), r.get(10, String.class)),
                r.get(1, UUID.class), r.get(2, String.class), r.get(3, String.class), r.get(4, LocalDate.class), scan, first);
    }

    private static List<ConflictReason> reasons(boolean repeats, boolean clockOff, String verdict) {
        var refused = verdict.equals("ADMITTED") || verdict.equals("DUPLICATE") ? null : ConflictReason.valueOf(verdict);
        return Stream.of(repeats ? ConflictReason.DUPLICATE : null, clockOff ? ConflictReason.CLOCK_OFF : null, refused)
                .filter(java.util.Objects::nonNull).toList();
    }
}
