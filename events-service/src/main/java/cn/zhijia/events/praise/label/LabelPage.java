package cn.zhijia.events.praise.label;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PraiseLabelPage")
record LabelPage(@Schema(required = true, maxItems = 100) List<LabelView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
