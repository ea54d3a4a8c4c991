package cn.zhijia.counselling.group.member;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which attempt is meant, so that a late repeat decides no later one. */
@Schema(name = "GroupSeatAttempt", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-000000000031\"}")
record AttemptBody(@NotNull @Schema(required = true, description = "That of the seat.") UUID attempt) {
}
