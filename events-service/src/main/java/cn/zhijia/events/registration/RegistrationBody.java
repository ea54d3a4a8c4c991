package cn.zhijia.events.registration;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RegistrationBody", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-000000000001\"}")
record RegistrationBody(
        @NotNull @Schema(required = true, description = "Made by the client for each wish to come: the same in every repeat, another to register again after a cancellation.") UUID attempt) {
}
