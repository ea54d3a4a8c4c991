package cn.zhijia.education.term;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Seats", description = "How full it is. Never a promise: a submission decides.", examples = "{\"quota\": 100, \"taken\": 100, \"waiting\": 17, \"asOf\": \"2025-08-06T02:00:00Z\"}")
record Seats(
        @Schema(minimum = "0", maximum = "50000", description = "0 is closed; absent: no limit of its own.") Integer quota,
        @Schema(required = true, minimum = "0", maximum = "99999") int taken,
        @Schema(required = true, minimum = "0", maximum = "9999999", description = "Applications that wait for a seat here.") int waiting,
        @Schema(required = true) Instant asOf) {

    /**
     * The counts as one number, for an ETag that changes with them; 99,999 stands for no quota of its own, which no pool can
     * have.
     */
    long tag() {
        return ((quota == null ? 99_999L : quota) * 100_000 + taken) * 10_000_000 + waiting;
    }

    static Seats of(Term term) {
        var row = (Tuple) Term.getEntityManager().createNativeQuery("""
                select coalesce(p.quota, t.imported_seats), coalesce(p.taken, (select sum(r.enrolled) from imported_result r
                    join offering o on o.id = r.offering_id where o.term_id = t.id), 0),
                    (select count(*) from application where term_id = t.id and state = 'WAITLISTED'), zhijia_now()
                from term t left join quota_pool p on p.term_id = t.id and p.kind = 'TERM' where t.id = :term""", Tuple.class)
                .setParameter("term", term.id).getSingleResult();
        return of(row);
    }

    /** Of an offering: its own pool's quota, and those who sit in it or wait for it. */
    static Seats of(UUID offering) {
        var row = (Tuple) Term.getEntityManager().createNativeQuery("""
                select (select quota from quota_pool where offering_id = :offering),
                    (select count(*) from seat where offering_id = :offering)
                        + coalesce((select enrolled from imported_result where offering_id = :offering), 0),
                    (select count(*) from waiting_choice where offering_id = :offering), zhijia_now()""", Tuple.class)
                .setParameter("offering", offering).getSingleResult();
        return of(row);
    }

    private static Seats of(Tuple row) {
        return new Seats(row.get(0) == null ? null : ((Number) row.get(0)).intValue(), ((Number) row.get(1)).intValue(),
                ((Number) row.get(2)).intValue(), row.get(3, Instant.class));
    }
}
