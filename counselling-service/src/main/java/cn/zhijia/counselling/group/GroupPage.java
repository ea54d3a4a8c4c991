package cn.zhijia.counselling.group;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GroupPage")
record GroupPage(@Schema(required = true, maxItems = 100) List<GroupView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
