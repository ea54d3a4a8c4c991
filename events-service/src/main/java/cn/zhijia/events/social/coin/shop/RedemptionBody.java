package cn.zhijia.events.social.coin.shop;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

@Schema(name = "RedemptionBody", examples = "{\"item\": \"0198c0de-0000-7000-8000-000000000008\"}")
record RedemptionBody(@Schema(description = "What is taken for its price.") UUID item,
        @Schema(description = "Instead of item: the match whose rose (玫瑰) is taken, which has no price.") UUID match) {

    void requireOne() {
        if (item == null && match == null) {
            throw Refusal.field("/item", "required");
        }
        if (item != null && match != null) {
            throw Refusal.field("/match", "item-or-match");
        }
    }
}
