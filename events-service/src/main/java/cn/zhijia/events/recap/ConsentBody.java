package cn.zhijia.events.recap;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RecapConsentBody", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-0000000000c1\"}")
record ConsentBody(
        @NotNull @Schema(required = true, description = "Made by the client for each wish to be named: the same in every repeat, another to consent again after a withdrawal.") UUID attempt) {
}
