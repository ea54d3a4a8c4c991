package cn.zhijia.events.praise.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.events.Event;
import cn.zhijia.events.praise.Praise;
import cn.zhijia.events.praise.Presence;
import cn.zhijia.events.praise.label.LabelCount;
import cn.zhijia.events.praise.label.PraiseLabel;

/**
 * The labels given at an event, counted. Not below five recipients; and in fives, so that who looks twice does not see what one
 * person just gave or got: the newest praises wait until five are together or nothing more can be given. Hidden ones count, or
 * their givers would see the number fall.
 */
public final class Tally {

    /** Below that many recipients a count would be about somebody. */
    static final int FLOOR = 5;
    private static final String COUNT = """
            with given as (
                select p.*, row_number() over (order by given_at, id) as place, count(*) over () as total
                from praise p where event_id = :event),
            counted as (
                select * from given where (:over or place <= total - total % 5)
                and withdrawn_at is null and decision is distinct from 'TAKEN_DOWN')
            select l.id, l.zh, l.en, cast(count(*) as integer) from counted c join praise_label l on l.id = c.label_id
            where (select count(distinct to_person_id) from counted) >= :floor
            group by l.id, l.zh, l.en, l.place order by 4 desc, l.place, l.id limit 200
            """;

    private Tally() {
    }

    /** Empty below five recipients. */
    @SuppressWarnings("unchecked")
    public static Optional<List<LabelCount>> of(Event event, Instant now, Locale language) {
        List<Tuple> rows = Praise.getEntityManager().createNativeQuery(COUNT, Tuple.class).setParameter("event", event.id())
                .setParameter("over", Presence.over(event, now)).setParameter("floor", FLOOR).getResultList();
        return rows.isEmpty() ? Optional.empty()
                : Optional.of(rows.stream().map(row -> new LabelCount(row.get(0, UUID.class),
                        PraiseLabel.word(language, row.get(1, String.class), row.get(2, String.class)),
                        row.get(3, Integer.class))).toList());
    }
}
