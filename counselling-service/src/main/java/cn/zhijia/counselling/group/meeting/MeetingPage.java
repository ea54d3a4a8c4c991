package cn.zhijia.counselling.group.meeting;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GroupMeetingPage")
record MeetingPage(@Schema(required = true, maxItems = 100) List<MeetingView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
