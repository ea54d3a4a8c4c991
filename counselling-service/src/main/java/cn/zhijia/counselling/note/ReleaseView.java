package cn.zhijia.counselling.note;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NoteRelease")
record ReleaseView(@Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 32, examples = "M-SUPERVISOR1") String supervisor,
        @Schema(required = true) Instant releasedAt, @Schema(required = true) Instant expiresAt,
        @Schema(description = "Since when it cannot be read any more.") Instant endedAt) {

    static ReleaseView of(Release r, String supervisor, Instant now) {
        return new ReleaseView(r.id, supervisor, r.releasedAt, r.expiresAt, r.endedBy(now));
    }
}
