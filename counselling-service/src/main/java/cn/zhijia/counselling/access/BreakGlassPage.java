package cn.zhijia.counselling.access;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "BreakGlassPage")
record BreakGlassPage(@Schema(required = true, maxItems = 100) List<BreakGlassView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
