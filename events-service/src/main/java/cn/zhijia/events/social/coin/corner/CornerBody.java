package cn.zhijia.events.social.coin.corner;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.CleanText;
import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Refusal;

@Schema(name = "CornerBody", examples = "{\"title\": \"咖啡角\", \"mode\": \"PAIR\", \"coins\": 10}")
record CornerBody(
        @NotNull @Size(min = 1, max = 40) @Schema(required = true, examples = "咖啡角", description = "Unlike any other of the evening.") String title,
        @NotNull @Schema(required = true, description = "Never changes.") Corner.Mode mode,
        @NotNull @Min(1) @Max(1000) @Schema(required = true, examples = "10", description = "能量币 for each who checks in; a change holds from now on.") Integer coins) {

    private static final int MOST = 50;

    CornerBody checked() {
        return new CornerBody(CleanText.line("/title", title, 40), mode, coins);
    }

    static CornerBody of(Corner corner) {
        return new CornerBody(corner.title, corner.mode, corner.coins);
    }

    /** The social is held alone. */
    Corner make(UUID id, Social social) {
        if (Corner.count("socialId", social.id()) >= MOST) {
            throw new Refusal("too-many-corners").with("most", MOST);
        }
        var corner = new Corner();
        corner.id = id;
        corner.socialId = social.id();
        corner.mode = mode;
        corner.secret = RotatingCode.secret();
        copyTo(corner);
        corner.persist();
        return corner;
    }

    void copyTo(Corner corner) {
        if (mode != corner.mode) {
            throw Refusal.field("/mode", "never-changes");
        }
        corner.title = title;
        corner.coins = coins;
    }
}
