package cn.zhijia.counselling.quota;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.hibernate.orm.panache.Panache;

/** One change of a balance: by a session of the reader's, the policy or the administrator. */
@Schema(name = "QuotaLedgerLine", description = "What one event changed: the sums of all lines are the year's quota, less what others in the family booked.")
record LedgerLine(@Schema(required = true) UUID id, @Schema(required = true) Balance.Kind kind,
        @Schema(required = true, examples = "0", description = "Change of allowance.") int allowance,
        @Schema(required = true, examples = "1", description = "Change of reserved.") int reserved,
        @Schema(required = true, examples = "0", description = "Change of used.") int used,
        @Schema(description = "Mine, that was booked, cancelled or took place; absent for what the policy or the administrator gave.") UUID appointment,
        @Schema(required = true) Instant at) {

    /** Of a pool that is shared, what others booked from it is theirs to know. */
    @SuppressWarnings("unchecked")
    static List<LedgerLine> of(Balance.Key key, UUID reader, Instant after, UUID afterId, int most) {
        List<Tuple> lines = Panache.getEntityManager().createNativeQuery("""
                select e.id, e.kind, e.allowance, e.reserved, e.used, e.appointment_id, e.at
                from quota_entry e left join appointment a on a.id = e.appointment_id
                where e.pool_id = :pool and e.year = :year and (e.appointment_id is null or a.member_id = :reader)
                and (e.at, e.id) > (:after, :afterId) order by e.at, e.id limit :most""", Tuple.class)
                .setParameter("pool", key.pool()).setParameter("year", key.year()).setParameter("reader", reader)
                .setParameter("after", after).setParameter("afterId", afterId).setParameter("most", most).getResultList();
        return lines.stream()
                .map(l -> new LedgerLine(l.get(0, UUID.class), Balance.Kind.valueOf(l.get(1, String.class)),
                        l.get(2, Integer.class), l.get(3, Integer.class), l.get(4, Integer.class), l.get(5, UUID.class),
                        l.get(6, Instant.class)))
                .toList();
    }
}
