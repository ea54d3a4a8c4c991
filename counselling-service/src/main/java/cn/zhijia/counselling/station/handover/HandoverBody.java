package cn.zhijia.counselling.station.handover;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HandoverBody", description = "Who, and nothing about why.", examples = "{\"memberNo\": \"M-MEMBER2\"}")
record HandoverBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, examples = "M-MEMBER2") String memberNo) {
}
