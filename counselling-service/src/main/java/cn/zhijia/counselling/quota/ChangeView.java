package cn.zhijia.counselling.quota;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "QuotaChange", description = "A change of a member's quota, without what the member has booked.")
record ChangeView(@Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 32, examples = "M-MEMBER3") String memberNo,
        @Schema(required = true, examples = "2026") int year, @Schema(required = true) ChangeBody.Kind kind,
        @Schema(required = true, examples = "2") int sessions, @Schema(required = true) Instant madeAt) {

    static ChangeView of(Change c) {
        return new ChangeView(c.id, c.person.memberNo, c.year, c.kind, c.sessions, c.madeAt);
    }
}
