package cn.zhijia.events.seats;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The counters of an event's quotas beside the registrations they stand for. */
@Schema(name = "CapacityAudit")
record CapacityAudit(@Schema(required = true, description = "Every line agrees.") boolean agrees,
        @Schema(required = true, maxItems = 20) List<Line> quotas) {

    @Schema(name = "CapacityAuditLine")
    record Line(
            @Schema(required = true) UUID quota,
            @Schema(minimum = "0", description = "Absent is unlimited.") Integer size,
            @Schema(required = true, minimum = "0", description = "Seats the counter says are used.") int used,
            @Schema(required = true, minimum = "0", description = "Seats that registrations hold.") int held,
            @Schema(required = true, minimum = "0", description = "Parties the counter says wait for this quota.") int waiting,
            @Schema(required = true, minimum = "0", description = "Registrations that wait for this quota.") int waitlisted,
            @Schema(required = true) boolean agrees) {
    }

    /** In one statement, so that both sides are of one moment. */
    @SuppressWarnings("unchecked")
    static CapacityAudit of(UUID event) {
        List<Line> lines = Quota.getEntityManager()
                .createNativeQuery(
                        """
                                select q.id, q.size, q.used, n.held, q.waiting, n.waitlisted, q.used = n.held and q.waiting = n.waitlisted
                                from quota q cross join lateral (
                                    select cast(coalesce(sum(r.party_size) filter (where r.holds and q.id = any(r.quota_ids)), 0) as integer) as held,
                                        cast(count(*) filter (where q.id = any(r.blocked_by)) as integer) as waitlisted
                                    from registration r where r.event_id = q.event_id) n
                                where q.event_id = :event order by q.id
                                """,
                        Line.class)
                .setParameter("event", event).getResultList();
        return new CapacityAudit(lines.stream().allMatch(Line::agrees), lines);
    }
}
