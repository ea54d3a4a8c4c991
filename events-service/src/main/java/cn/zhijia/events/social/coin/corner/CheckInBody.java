package cn.zhijia.events.social.coin.corner;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

@Schema(name = "CornerCheckInBody", examples = "{\"code\": \"119246\", \"partner\": \"0198c0de-0000-7000-8000-000000000007\"}")
record CheckInBody(
        @NotNull @Pattern(regexp = RotatingCode.PATTERN) @Schema(required = true, examples = "119246", description = "What the corner shows now.") String code,
        @Schema(description = "The participant one is there with, at a corner for a PAIR and only there.") UUID partner) {

    void requireFit(Corner corner) {
        if (corner.mode == Corner.Mode.PAIR && partner == null) {
            throw Refusal.field("/partner", "required");
        }
        if (corner.mode == Corner.Mode.SOLO && partner != null) {
            throw Refusal.field("/partner", "only-for-pairs");
        }
    }
}
