package cn.zhijia.events.series.standing;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SubscriptionBody", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-000000000018\"}")
record SubscriptionBody(
        @NotNull @Schema(required = true, description = "Made by the client for each wish to subscribe: the same in every repeat, another to subscribe again after ending it.") UUID attempt) {
}
