package cn.zhijia.events.praise.moderation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.events.praise.Praise;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Slice;

/**
 * An event's reported praises in the order of their first report.
 *
 * @param one null for all of them
 * @param decided those decided or those that wait for it; null for both
 */
record ReportedPraises(UUID event, UUID one, Boolean decided) {

    private static final String PAGE = """
            select p.id, p.label_id, l.zh, l.en, case when p.withdrawn_at is null then p.note end as note, p.decision,
                p.withdrawn_at is not null as withdrawn, r.reported_at, f.member_no as from_no,
                f.name as from_name, t.member_no as to_no, t.name as to_name
            from praise p join praise_label l on l.id = p.label_id join person f on f.id = p.from_person_id
            join person t on t.id = p.to_person_id
            join lateral (select min(reported_at) as reported_at from praise_report where praise_id = p.id) r
                on r.reported_at is not null
            where p.event_id = :event and (cast(:one as uuid) is null or p.id = cast(:one as uuid))
            and (cast(:decided as boolean) is null or (p.decision is not null) = cast(:decided as boolean))
            and (r.reported_at, p.id) > (cast(:reported as timestamptz), cast(:id as uuid))
            order by r.reported_at, p.id limit :limit
            """;
    private static final String REASONS = """
            select praise_id, reason from (select praise_id, reason, row_number() over
                (partition by praise_id order by reported_at, person_id) as place from praise_report where praise_id in :ids) r
            where place <= 20 order by place
            """;
    private static final List<String> START = List.of("-infinity", new UUID(0, 0).toString());

    @SuppressWarnings("unchecked")
    ReportedPraisePage page(String cursor, int limit, Locale language) {
        var from = cursor == null ? START : Cursor.read(cursor, this, 2);
        List<Tuple> rows = Praise.getEntityManager().createNativeQuery(PAGE, Tuple.class).setParameter("event", event)
                .setParameter("one", one).setParameter("decided", decided).setParameter("reported", from.get(0))
                .setParameter("id", from.get(1)).setParameter("limit", limit + 1).getResultList();
        var slice = Slice.of(rows, limit);
        var reasons = reasons(slice.as(row -> row.get("id", UUID.class)));
        return new ReportedPraisePage(
                slice.as(row -> ReportedPraiseView.of(row, reasons.get(row.get("id", UUID.class)), language)),
                slice.next(this, last -> List.of(last.get("reported_at", Instant.class), last.get("id"))));
    }

    @SuppressWarnings("unchecked")
    private static Map<UUID, List<String>> reasons(List<UUID> praises) {
        var reasons = new HashMap<UUID, List<String>>();
        if (!praises.isEmpty()) {
            List<Tuple> rows = Praise.getEntityManager().createNativeQuery(REASONS, Tuple.class).setParameter("ids", praises)
                    .getResultList();
            rows.forEach(row -> reasons.computeIfAbsent(row.get(0, UUID.class), id -> new ArrayList<>())
                    .add(row.get(1, String.class)));
        }
        return reasons;
    }
}
