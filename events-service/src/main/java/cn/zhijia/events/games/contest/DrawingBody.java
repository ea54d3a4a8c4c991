package cn.zhijia.events.games.contest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DrawingBody", examples = "{\"seed\": \"2026-12-05 07 12 25 31 33 09 14\"}")
record DrawingBody(
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "2026-12-05 07 12 25 31 33 09 14", description = "A text that nobody could choose, such as numbers drawn in the hall: from it anybody can repeat the draw. Who is seeded by hand comes first; the others in the order of SHA-256(seed, line feed, entry id).") String seed) {
}
