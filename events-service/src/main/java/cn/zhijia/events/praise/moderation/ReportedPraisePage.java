package cn.zhijia.events.praise.moderation;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportedPraisePage")
record ReportedPraisePage(@Schema(required = true, maxItems = 100) List<ReportedPraiseView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
