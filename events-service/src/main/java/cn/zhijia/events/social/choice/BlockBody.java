package cn.zhijia.events.social.choice;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SocialBlockBody", examples = "{\"decision\": \"0198c0de-0000-7000-8000-000000000031\"}")
record BlockBody(
        @NotNull @Schema(required = true, description = "Made by the client for each wish to block somebody or to lift a block: the same in every repeat, another for another wish. A late repeat of one of my hundred latest decisions changes nothing.") UUID decision) {
}
