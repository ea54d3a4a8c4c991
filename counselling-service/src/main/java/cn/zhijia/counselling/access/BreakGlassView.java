package cn.zhijia.counselling.access;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "BreakGlass")
record BreakGlassView(@Schema(required = true) UUID id,
        @Schema(maxLength = 32, description = "For who opened it.", examples = "M-MEMBER1") String memberNo,
        @Schema(description = "For who reviews it: in place of the member.") UUID pseudonym,
        @Schema(maxLength = 500, description = "Absent in lists.") String reason,
        @Schema(description = "Absent when it was opened without a crisis case.") UUID caseId,
        @Schema(required = true) Instant openedAt, @Schema(required = true) Instant expiresAt,
        @Schema(required = true, description = "Whether it can still be read under it.") boolean open,
        @Schema(required = true) Instant reviewDueAt,
        @Schema(required = true, description = "Not reviewed in time: it says so until somebody does.") boolean overdue,
        Verdict verdict, Instant reviewedAt, @Schema(maxLength = 500) String remark) {

    /** For the list of what is to be reviewed. */
    static BreakGlassView of(BreakGlass b, UUID pseudonym, Instant now) {
        return of(b, null, pseudonym, null, null, now);
    }

    static BreakGlassView of(BreakGlass b, String memberNo, UUID pseudonym, String reason, String remark, Instant now) {
        return new BreakGlassView(b.id, memberNo, pseudonym, reason, b.caseId, b.openedAt, b.expiresAt, b.isOpenAt(now),
                b.reviewDueAt, b.isOverdueAt(now), b.verdict, b.reviewedAt, remark);
    }

    @Override
    public String toString() {
        return "BreakGlass " + id; // never what it says
    }
}
