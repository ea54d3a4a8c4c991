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
            @Schema(required = true, minimum = "0", description = "People the counter says wait.") int waiting,
            @Schema(required = true, minimum = "0", description = "Registrations that wait.") int waitlisted,
            @Schema(required = true) boolean agrees) {
    }

    /** In one statement, so that both sides are of one moment. */
    @SuppressWarnings("unchecked")
    static CapacityAudit of(UUID event) {
        List<Line> lines = Quota.getEntityManager().createNativeQuery("""
                select q.id, q.size, q.used, cast(count(*) filter (where r.state = 'CONFIRMED') as integer), q.waiting,
                    cast(count(*) filter (where r.state = 'WAITLISTED') as integer),
                    q.used = count(*) filter (where r.state = 'CONFIRMED')
                    and q.waiting = count(*) filter (where r.state = 'WAITLISTED')
                from quota q left join registration r on r.quota_id = q.id where q.event_id = :event group by q.id order by q.id
                """, Line.class).setParameter("event", event).getResultList();
        return new CapacityAudit(lines.stream().allMatch(Line::agrees), lines);
    }
}
