package cn.zhijia.counselling;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NoShowBody", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-000000000042\", \"side\": \"MEMBER\"}")
record NoShowBody(
        @Schema(description = "Chosen by the client, new for every report: a late repeat of an earlier one changes nothing. Required once a supervisor had the appointment go on.") UUID attempt,
        @NotNull @Schema(required = true, description = "Who did not come: the counsellor reports MEMBER, the member COUNSELLOR.") Side side) {
}
