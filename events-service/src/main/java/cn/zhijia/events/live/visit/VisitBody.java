package cn.zhijia.events.live.visit;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "VisitBody", examples = "{\"device\": \"6f1c0f0a-9a1e-4c57-8d1e-2b7f0c9a5d11\"}")
record VisitBody(
        @NotNull @Schema(required = true, description = "Made by the app once per installation and kept. It is who a guest is.") UUID device) {
}
