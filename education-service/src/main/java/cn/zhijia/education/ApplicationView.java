package cn.zhijia.education;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Application", examples = "{\"id\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0051\", \"term\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0021\", \"state\": \"SUBMITTED\", \"choices\": [\"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0031\"], \"ticket\": 1, \"seat\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0031\", \"motto\": \"活到老，学到老\", \"submittedAt\": \"2025-08-01T01:00:03Z\"}")
record ApplicationView(@Schema(required = true) UUID id, @Schema(required = true) UUID term,
        @Schema(required = true, description = "Extensible.") ApplicationState state,
        @Schema(required = true, minItems = 1, maxItems = 3) List<UUID> choices,
        @Schema(minimum = "1", maximum = "9999999", description = "Given once, at submission; who submitted earlier has the lower one.") Integer ticket,
        @Schema(description = "The offering in which it holds a seat; absent when it holds none.") UUID seat,
        @Schema(maxLength = 200) String motto, @Schema(maxLength = 500) String pledge, Instant submittedAt,
        @Schema(description = "When a freed seat came to it.") Instant promotedAt, Instant withdrawnAt) {

    static ApplicationView of(Application a) {
        return new ApplicationView(a.id, a.termId, a.state, a.choices, a.ticket, a.offeringId, a.motto, a.pledge, a.submittedAt,
                a.promotedAt, a.withdrawnAt);
    }
}
