package cn.zhijia.events.social.coin.shop;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CoinItemPage")
record ItemPage(@Schema(required = true, maxItems = 100) List<ItemView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
