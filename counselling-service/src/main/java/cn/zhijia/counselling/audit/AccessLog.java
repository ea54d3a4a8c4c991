package cn.zhijia.counselling.audit;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AccessLog")
record AccessLog(@Schema(required = true, maxItems = 100) List<AccessView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
