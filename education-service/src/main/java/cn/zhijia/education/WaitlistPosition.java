package cn.zhijia.education;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WaitlistPosition", examples = "{\"state\": \"WAITLISTED\", \"ticket\": 117, \"ahead\": 12, \"promotedUpTo\": 104}")
record WaitlistPosition(@Schema(required = true, description = "Extensible.") ApplicationState state,
        @Schema(minimum = "1", maximum = "9999999", description = "Absent before submission.") Integer ticket,
        @Schema(required = true, minimum = "0", maximum = "9999999", description = "How many with a lower ticket wait in the term, for whatever choice; 0 when not waiting.") int ahead,
        @Schema(minimum = "1", maximum = "9999999", description = "The highest ticket that a freed seat has come to in the term; absent while there is none.") Integer promotedUpTo) {

    static WaitlistPosition of(Application a) {
        var row = (Tuple) Application.getEntityManager().createNativeQuery("""
                select (select count(distinct ticket) from waiting_choice where term_id = :term and ticket < :ticket),
                    (select max(ticket) from application where term_id = :term and promoted_at is not null)""", Tuple.class)
                .setParameter("term", a.termId).setParameter("ticket", a.state == ApplicationState.WAITLISTED ? a.ticket : 0)
                .getSingleResult();
        return new WaitlistPosition(a.state, a.ticket, ((Number) row.get(0)).intValue(), row.get(1, Integer.class));
    }
}
