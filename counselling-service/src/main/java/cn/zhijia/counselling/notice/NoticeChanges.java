package cn.zhijia.counselling.notice;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CounsellingNoticeChanges")
record NoticeChanges(@Schema(required = true, maxItems = 100) List<NoticeView> items,
        @Schema(required = true, maxLength = 500, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "Whether there is more to fetch at once.") boolean more) {
}
