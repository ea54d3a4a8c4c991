package cn.zhijia.education.quota;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.education.catalogue.Level;
import cn.zhijia.kit.Refusal;

@Schema(name = "QuotaPoolInput", examples = "{\"kind\": \"LEVEL\", \"term\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0021\", \"level\": \"BACHELOR\", \"quota\": 70}")
record QuotaPoolBody(
        @Schema(required = true, description = "Whose seats: the term's, a level's in it, an offering's. Extensible.") @NotNull QuotaPool.Kind kind,
        @Schema(required = true) @NotNull UUID term,
        @Schema(description = "For LEVEL only.") Level level,
        @Schema(description = "For OFFERING only: an offering of the term.") UUID offering,
        @Schema(required = true, minimum = "0", maximum = "50000", description = "0 is closed.") @NotNull @Min(0) @Max(50_000) Integer quota) {

    /** Refuses a kind without what it is about, or with something else. */
    void requireSense() {
        if ((kind == QuotaPool.Kind.LEVEL) != (level != null)) {
            throw Refusal.field("/level", "for-level-only");
        }
        if ((kind == QuotaPool.Kind.OFFERING) != (offering != null)) {
            throw Refusal.field("/offering", "for-offering-only");
        }
    }
}
