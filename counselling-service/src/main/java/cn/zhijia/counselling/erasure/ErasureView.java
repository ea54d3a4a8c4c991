package cn.zhijia.counselling.erasure;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CounsellingErasure")
record ErasureView(@Schema(required = true) UUID request, @Schema(required = true) ErasureState state,
        @Schema(required = true) Instant requestedAt,
        @Schema(required = true, description = "Until then it can be taken back.") Instant dueAt,
        @Schema(description = "While RESTRICTED: why.") Hold.Reason heldBy,
        @Schema(description = "While RESTRICTED: until when, if that is known.") Instant heldUntil,
        Instant takenBackAt, Instant executedAt) {

    static ErasureView of(Erasure e) {
        boolean held = e.state() == ErasureState.RESTRICTED;
        return new ErasureView(e.id, e.state(), e.requestedAt, e.dueAt, held ? e.heldBy : null, held ? e.heldUntil : null,
                e.takenBackAt, e.executedAt);
    }
}
