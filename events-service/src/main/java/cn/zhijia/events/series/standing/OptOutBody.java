package cn.zhijia.events.series.standing;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "OptOutBody", examples = "{\"decision\": \"0198c0de-0000-7000-8000-000000000019\"}")
record OptOutBody(
        @NotNull @Schema(required = true, description = "Made by the client for each wish to opt out of a date or to come back: the same in every repeat, another for another wish. A late repeat of an earlier one changes nothing.") UUID decision) {
}
