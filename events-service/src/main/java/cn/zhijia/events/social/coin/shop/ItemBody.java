package cn.zhijia.events.social.coin.shop;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.CleanText;
import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Refusal;

@Schema(name = "CoinItemBody", examples = "{\"title\": \"手冲咖啡\", \"price\": 20}")
record ItemBody(
        @NotNull @Size(min = 1, max = 40) @Schema(required = true, examples = "手冲咖啡", description = "Unlike any other of the evening.") String title,
        @NotNull @Min(0) @Max(10_000) @Schema(required = true, examples = "20", description = "能量币; 0 for a gift, of which each takes one. A change holds from now on.") Integer price) {

    private static final int MOST = 50;

    ItemBody checked() {
        return new ItemBody(CleanText.line("/title", title, 40), price);
    }

    static ItemBody of(CoinItem item) {
        return new ItemBody(item.title, item.price);
    }

    /** The social is held alone. */
    CoinItem make(UUID id, Social social) {
        if (CoinItem.count("socialId", social.id()) >= MOST) {
            throw new Refusal("too-many-items").with("most", MOST);
        }
        var item = new CoinItem();
        item.id = id;
        item.socialId = social.id();
        copyTo(item);
        item.persist();
        return item;
    }

    void copyTo(CoinItem item) {
        item.title = title;
        item.price = price;
    }
}
