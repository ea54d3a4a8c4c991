package cn.zhijia.events.social.coin.corner;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CornerPage")
record CornerPage(@Schema(required = true, maxItems = 100) List<CornerView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
