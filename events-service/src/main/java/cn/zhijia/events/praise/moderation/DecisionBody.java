package cn.zhijia.events.praise.moderation;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.Praise;

@Schema(name = "PraiseDecisionBody", examples = "{\"decision\": \"TAKEN_DOWN\"}")
record DecisionBody(
        @NotNull @Schema(required = true, description = "KEPT may still become TAKEN_DOWN, never the other way.") Praise.Decision decision) {
}
