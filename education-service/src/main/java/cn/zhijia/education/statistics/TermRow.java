package cn.zhijia.education.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.education.catalogue.Level;

/** One level of one term, as the database counts it. */
record TermRow(UUID term, int ordinal, String name, int year, String season, boolean imported, Integer seats, Instant opens,
        Instant firstFilledAt, ZoneId zone, Level level, int offerings, List<UUID> programmes, Integer applied,
        Integer admitted, Integer enrolled) {

    /** The persons of every term that is shown are counted once, together, and then stand beside its levels. */
    private static final String READ = """
            with period as (
                select id from term where cast(opens at time zone zone as date) between :from and :to
                    and union_id = coalesce(:union, union_id)),
            person as (
                select distinct on (a.term_id, a.person_id) a.term_id, a.state, o.level
                from period t join application a on a.term_id = t.id join offering o on o.id = coalesce(a.offering_id, a.choices[1])
                where a.ticket is not null order by a.term_id, a.person_id, a.ticket desc),
            persons as (
                select term_id, level, count(*) as applied, count(*) filter (where state in ('ADMITTED', 'ENROLLED')) as admitted,
                    count(*) filter (where state = 'ENROLLED') as enrolled
                from person group by term_id, level)
            select t.id, t.ordinal, t.name, t.year, t.season, t.imported_seats is not null, coalesce(t.imported_seats,
                    (select quota from quota_pool where term_id = t.id and kind = 'TERM')),
                t.opens, t.first_filled_at, t.zone, o.level, cast(count(*) as int), array_agg(o.programme_id),
                case when t.imported_seats is null then coalesce(p.applied, 0) when count(r.applied) = count(*) then sum(r.applied) end,
                case when t.imported_seats is null then coalesce(p.admitted, 0) when count(r.admitted) = count(*) then sum(r.admitted) end,
                case when t.imported_seats is null then coalesce(p.enrolled, 0) else sum(r.enrolled) end
            from term t left join offering o on o.term_id = t.id left join imported_result r on r.offering_id = o.id
                left join persons p on p.term_id = t.id and p.level = o.level
            where t.id in (select id from period)
            group by t.id, o.level, p.applied, p.admitted, p.enrolled order by t.opens, t.id, o.level""";

    /**
     * Of all terms whose opening day, in their zone, lies within, of one union where given. A person counts once per term, at
     * the level of the seat or else of the first choice in the application last submitted.
     */
    static List<TermRow> read(EntityManager database, LocalDate from, LocalDate to, String union) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database.createNativeQuery(READ, Tuple.class).setParameter("from", from).setParameter("to", to)
                .setParameter("union", union).getResultList();
        return rows.stream().map(TermRow::of).toList();
    }

    private static TermRow of(Tuple r) {
        boolean offers = r.get(10) != null;
        return new TermRow(r.get(0, UUID.class), r.get(1, Integer.class), r.get(2, String.class), r.get(3, Integer.class),
                r.get(4, String.class), r.get(5, Boolean.class), number(r.get(6)), r.get(7, Instant.class),
                r.get(8, Instant.class), ZoneId.of(r.get(9, String.class)),
                offers ? Level.valueOf(r.get(10, String.class)) : null,
                offers ? r.get(11, Integer.class) : 0, offers ? List.of((UUID[]) r.get(12)) : List.of(), number(r.get(13)),
                number(r.get(14)), number(r.get(15)));
    }

    private static Integer number(Object value) {
        return value == null ? null : ((Number) value).intValue();
    }
}
