package cn.zhijia.counselling.slot;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SlotPage")
record SlotPage(@Schema(required = true, maxItems = 100) List<SlotView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
