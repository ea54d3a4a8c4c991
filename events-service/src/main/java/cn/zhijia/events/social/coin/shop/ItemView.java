package cn.zhijia.events.social.coin.shop;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CoinItem")
record ItemView(@Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 40, examples = "手冲咖啡") String title,
        @Schema(required = true, minimum = "0", examples = "20", description = "能量币.") int price) {

    static ItemView of(CoinItem item) {
        return new ItemView(item.id, item.title, item.price);
    }
}
