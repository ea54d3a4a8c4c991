package cn.zhijia.counselling.group.member;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was read and is promised. */
@Schema(name = "GroupSignature", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-000000000031\", \"version\": 1, \"sha256\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}")
record SignatureBody(@NotNull @Schema(required = true, description = "That of the seat.") UUID attempt,
        @NotNull @Min(1) @Max(100_000) @Schema(required = true) Integer version,
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") @Schema(required = true, description = "That of the text which was shown.") String sha256) {
}
