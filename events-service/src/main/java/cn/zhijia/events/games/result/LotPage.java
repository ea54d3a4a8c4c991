package cn.zhijia.events.games.result;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DrawnLotPage")
record LotPage(@Schema(required = true, maxItems = 100) List<LotView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
