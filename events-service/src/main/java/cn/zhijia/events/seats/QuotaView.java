package cn.zhijia.events.seats;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Quota")
record QuotaView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID event,
        @Schema(minimum = "0", description = "Seats; 0 is closed, absent is unlimited.") Integer size,
        @Schema(minimum = "0", description = "How many parties may wait; absent is unlimited.") Integer waitlistSize,
        @Schema(maxItems = 100, description = "Whom it counts: members of these unions; everybody without unions and question.") List<String> unions,
        @Schema(maxLength = 40, description = "Whom it counts: who gave one of the answers to this question.") String question,
        @Schema(maxItems = 30) List<String> answers,
        @Schema(required = true, minimum = "0", description = "Seats held, offered ones too.") int used,
        @Schema(required = true, minimum = "0", description = "Parties that lack a seat in this quota.") int waiting,
        @Schema(required = true, description = "More seats are used than there are: it was made smaller.") boolean oversubscribed,
        @Schema(required = true, description = "Freed seats are kept: nobody is promoted.") boolean waitlistPaused) {

    static QuotaView of(Quota q) {
        return new QuotaView(q.id, q.eventId, q.size, q.waitlistSize, q.unions, q.question, q.answers, q.used, q.waiting,
                q.oversubscribed, q.paused);
    }

    /** What registrations change without an edit, for the entity tag. */
    long moment() {
        return used * 1_000_000_000L + waiting;
    }
}
