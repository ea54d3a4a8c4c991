package cn.zhijia.counselling.dispute;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DisputePage")
record DisputePage(@Schema(required = true, maxItems = 100) List<DisputeView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
