package cn.zhijia.education.quota;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.education.catalogue.Level;

@Schema(name = "QuotaPool", examples = "{\"id\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0041\", \"kind\": \"LEVEL\", \"term\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0021\", \"level\": \"BACHELOR\", \"quota\": 70, \"taken\": 2, \"waiting\": 0}")
record QuotaPoolView(@Schema(required = true) UUID id,
        @Schema(required = true, description = "Extensible.") QuotaPool.Kind kind, @Schema(required = true) UUID term,
        Level level, UUID offering, @Schema(required = true, minimum = "0", maximum = "50000") int quota,
        @Schema(required = true, minimum = "0", maximum = "50000") int taken,
        @Schema(required = true, minimum = "0", maximum = "9999999", description = "Choices of applications that wait because this pool is full.") int waiting) {

    static QuotaPoolView of(QuotaPool p) {
        return new QuotaPoolView(p.id, p.kind, p.termId, p.level, p.offeringId, p.quota, p.taken, p.waiting);
    }

    /** The counts as one number, for an ETag that changes with them. */
    long tag() {
        return taken * 10_000_000L + waiting;
    }
}
