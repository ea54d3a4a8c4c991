package cn.zhijia.counselling.dispute;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.Side;

@Schema(name = "DisputeDecisionBody", examples = "{\"side\": \"COUNSELLOR\"}")
record DecisionBody(
        @Schema(description = "Which dispute is decided; required once there are several about this appointment.") UUID dispute,
        @NotNull @Schema(required = true, description = "Who did not come: MEMBER uses the session, COUNSELLOR gives it back.") Side side) {
}
