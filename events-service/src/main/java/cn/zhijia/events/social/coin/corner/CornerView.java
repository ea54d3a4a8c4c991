package cn.zhijia.events.social.coin.corner;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Corner")
record CornerView(@Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 40, examples = "咖啡角") String title,
        @Schema(required = true) Corner.Mode mode,
        @Schema(required = true, minimum = "1", examples = "10", description = "能量币 for each who checks in.") int coins) {

    static CornerView of(Corner corner) {
        return new CornerView(corner.id, corner.title, corner.mode, corner.coins);
    }
}
