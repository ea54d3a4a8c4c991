package cn.zhijia.counselling;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NoShowBody", examples = "{\"side\": \"MEMBER\"}")
record NoShowBody(
        @NotNull @Schema(required = true, description = "Who did not come: the counsellor reports MEMBER, the member COUNSELLOR.") Side side) {
}
