package cn.zhijia.events.praise;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Slice;

/**
 * An event's praises as one person may see them, in the order of giving.
 *
 * @param present the person was there; who was not sees what its recipient shares
 */
record Praises(UUID event, UUID person, boolean present) {

    private static final String PAGE = """
            select p.id, p.label_id, l.zh, l.en, p.note, p.given_at, f.member_no as from_no, f.name as from_name,
                t.member_no as to_no, t.name as to_name
            from praise p join praise_label l on l.id = p.label_id join person f on f.id = p.from_person_id
            join person t on t.id = p.to_person_id left join praise_wheel w on w.person_id = p.to_person_id
            where p.event_id = :event and p.withdrawn_at is null and p.decision is distinct from 'TAKEN_DOWN'
            and (p.hidden_at is null or p.from_person_id = :person)
            and (:present or p.from_person_id = :person or p.to_person_id = :person or w.shared)
            and (p.given_at, p.id) > (cast(:given as timestamptz), cast(:id as uuid))
            order by p.given_at, p.id limit :limit
            """;
    private static final List<String> START = List.of("-infinity", new UUID(0, 0).toString());

    @SuppressWarnings("unchecked")
    PraisePage page(String cursor, int limit, Locale language) {
        var from = cursor == null ? START : Cursor.read(cursor, this, 2);
        List<Tuple> rows = Praise.getEntityManager().createNativeQuery(PAGE, Tuple.class).setParameter("event", event)
                .setParameter("person", person).setParameter("present", present).setParameter("given", from.get(0))
                .setParameter("id", from.get(1)).setParameter("limit", limit + 1).getResultList();
        var slice = Slice.of(rows, limit);
        return new PraisePage(slice.as(row -> PraiseView.of(row, present, language)),
                slice.next(this, last -> List.of(last.get("given_at", Instant.class), last.get("id"))));
    }
}
