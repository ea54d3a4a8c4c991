package cn.zhijia.education.term;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Seats", description = "How full it is. Never a promise: a submission decides.", examples = "{\"quota\": 100, \"taken\": 100, \"waiting\": 17, \"asOf\": \"2025-08-06T02:00:00Z\"}")
record Seats(
        @Schema(minimum = "0", maximum = "50000", description = "0 is closed; absent: no limit of its own.") Integer quota,
        @Schema(minimum = "0", maximum = "50000", description = "Absent in an imported term, whose persons are in the statistics.") Integer taken,
        @Schema(minimum = "0", maximum = "9999999", description = "Applications that wait for a seat here. Absent in an imported term.") Integer waiting,
        @Schema(required = true) Instant asOf) {

    /** The counts as one number, for an ETag that changes with them. 99,999 stands for no quota, which no pool can have. */
    long tag() {
        return taken == null ? 0 : ((quota == null ? 99_999L : quota) * 100_000 + taken) * 10_000_000 + waiting;
    }

    /** Of each term, in one query. Persons of an imported one are the statistics' to say, which hide small figures. */
    static Map<UUID, Seats> ofTerms(List<UUID> terms) {
        return read("""
                select t.id, case when t.imported_seats is not null then t.imported_seats
                        else (select quota from quota_pool where term_id = t.id and kind = 'TERM') end,
                    case when t.imported_seats is null then (select count(*) from seat where term_id = t.id) end,
                    case when t.imported_seats is null then
                        (select count(*) from application where term_id = t.id and state = 'WAITLISTED') end,
                    zhijia_now() from term t where t.id in (:ids)""", terms);
    }

    /** Of each offering, in one query: its own pool's quota, and those who sit in it or wait for it. */
    static Map<UUID, Seats> ofOfferings(List<UUID> offerings) {
        return read("""
                select o.id, (select quota from quota_pool where offering_id = o.id),
                    (select count(*) from seat where offering_id = o.id),
                    (select count(*) from waiting_choice where offering_id = o.id), zhijia_now()
                from offering o where o.id in (:ids)""", offerings);
    }

    private static Map<UUID, Seats> read(String counts, List<UUID> ids) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = Term.getEntityManager().createNativeQuery(counts, Tuple.class).setParameter("ids", ids)
                .getResultList();
        return rows.stream().collect(Collectors.toMap(r -> r.get(0, UUID.class),
                r -> new Seats(r.get(1, Integer.class), number(r.get(2)), number(r.get(3)), r.get(4, Instant.class))));
    }

    private static Integer number(Object count) {
        return count == null ? null : ((Number) count).intValue();
    }
}
