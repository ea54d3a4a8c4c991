package cn.zhijia.counselling.quota;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

/** What the administrator gives a member beside the policy, or puts right. */
@Schema(name = "QuotaChangeBody", examples = "{\"memberNo\": \"M-MEMBER3\", \"year\": 2026, \"kind\": \"GRANT\", \"sessions\": 2, \"reason\": \"工会主席会议决定增加两次\"}")
record ChangeBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, examples = "M-MEMBER3") String memberNo,
        @NotNull @Min(2000) @Max(2200) @Schema(required = true, examples = "2026") Integer year,
        @NotNull @Schema(required = true, description = "GRANT gives; ADJUST puts right, up or down.") Kind kind,
        @NotNull @Min(-366) @Max(366) @Schema(required = true, examples = "2", description = "Not 0; above 0 for a GRANT.") Integer sessions,
        @NotBlank @Size(max = 200) @Schema(required = true, description = "Seen by the member in the access log.") String reason) {

    @Schema(name = "QuotaChangeKind")
    enum Kind {
        GRANT,
        ADJUST
    }

    void check() {
        if (sessions == 0 || kind == Kind.GRANT && sessions < 0) {
            throw Refusal.field("/sessions", kind == Kind.GRANT ? "not-positive" : "zero");
        }
    }
}
