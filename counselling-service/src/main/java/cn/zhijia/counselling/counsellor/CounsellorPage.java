package cn.zhijia.counselling.counsellor;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CounsellorPage")
record CounsellorPage(@Schema(required = true, maxItems = 100) List<CounsellorView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
