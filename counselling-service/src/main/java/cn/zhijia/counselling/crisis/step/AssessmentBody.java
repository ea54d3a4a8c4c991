package cn.zhijia.counselling.crisis.step;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CrisisAssessmentBody", examples = "{\"response\": \"0198c5a8-0000-7000-8000-00000000000b\"}")
record AssessmentBody(
        @NotNull @Schema(required = true, description = "The screener (c-ssrs) that was put to this member by a trained person, since the case was opened: given by PUT /v1/responses/{id}.") UUID response) {
}
