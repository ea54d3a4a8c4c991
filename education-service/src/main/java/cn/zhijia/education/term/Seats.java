package cn.zhijia.education.term;

import java.time.Instant;
import java.util.UUID;

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

    static Seats of(Term term) {
        return of("""
                select (select quota from quota_pool where term_id = :id and kind = 'TERM'),
                    (select count(*) from seat where term_id = :id),
                    (select count(*) from application where term_id = :id and state = 'WAITLISTED'), zhijia_now()""", term.id);
    }

    /** Of an imported term: how many persons sat where is the statistics' to say, which hide small figures. */
    static Seats imported(Term term) {
        var now = (Instant) Term.getEntityManager().createNativeQuery("select zhijia_now()", Instant.class).getSingleResult();
        return new Seats(term.importedSeats, null, null, now);
    }

    /** Of an offering: its own pool's quota, and those who sit in it or wait for it. */
    static Seats of(Offering offering) {
        return of("""
                select (select quota from quota_pool where offering_id = :id),
                    (select count(*) from seat where offering_id = :id),
                    (select count(*) from waiting_choice where offering_id = :id), zhijia_now()""", offering.id);
    }

    private static Seats of(String counts, UUID id) {
        var row = (Tuple) Term.getEntityManager().createNativeQuery(counts, Tuple.class).setParameter("id", id)
                .getSingleResult();
        return new Seats(row.get(0, Integer.class), ((Number) row.get(1)).intValue(), ((Number) row.get(2)).intValue(),
                row.get(3, Instant.class));
    }
}
