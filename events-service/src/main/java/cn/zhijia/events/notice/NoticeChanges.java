package cn.zhijia.events.notice;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "EventNoticeChanges")
record NoticeChanges(@Schema(required = true, maxItems = 100) List<NoticeView> items,
        @Schema(required = true, maxLength = 1000, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "There is more to fetch at once.") boolean more) {
}
