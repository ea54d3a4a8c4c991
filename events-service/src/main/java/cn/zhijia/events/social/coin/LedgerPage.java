package cn.zhijia.events.social.coin;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CoinLedgerPage")
record LedgerPage(@Schema(required = true, maxItems = 100) List<PostingView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
