package cn.zhijia.counselling.crisis;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.crisis.clock.Task;
import cn.zhijia.counselling.instrument.Level;

@Schema(name = "CrisisCaseSummary", description = "How far a case has come, without a word of whom it is about.")
public record CaseSummary(@Schema(required = true) UUID id, @Schema(required = true) Level level,
        @Schema(required = true) CaseState state,
        @Schema(required = true, description = "Something is late, and nobody has done it yet.") boolean overdue,
        Instant overdueSince, @Schema(required = true) Instant openedAt,
        @Schema(maxLength = 32, description = "Who took it on.", examples = "M-DUTY1") String acknowledgedBy,
        @Schema(description = "When the next thing is due; absent when nothing is.") Instant dueAt) {

    /** For one. */
    public static CaseSummary of(CrisisCase crisis) {
        CrisisCase.flush();
        return of(crisis, Task.nextDue(List.of(crisis.id)).get(crisis.id));
    }

    public static CaseSummary of(CrisisCase c, Instant dueAt) {
        return new CaseSummary(c.id, c.level, c.state(), c.overdueSince != null, c.overdueSince, c.openedAt,
                c.acknowledgedBy == null ? null : c.acknowledgedBy.memberNo, dueAt);
    }
}
