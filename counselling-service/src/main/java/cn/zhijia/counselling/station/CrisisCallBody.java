package cn.zhijia.counselling.station;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** About a worker, and nothing of what it is about. */
@Schema(name = "CarerCrisisCallBody", examples = "{\"memberNo\": \"M-MEMBER1\"}")
record CrisisCallBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, examples = "M-MEMBER1") String memberNo) {
}
