package cn.zhijia.counselling.quota;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "QuotaLedgerPage")
record LedgerPage(@Schema(required = true, maxItems = 100) List<LedgerLine> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
