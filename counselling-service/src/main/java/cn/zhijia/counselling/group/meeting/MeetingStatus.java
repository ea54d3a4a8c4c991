package cn.zhijia.counselling.group.meeting;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GroupMeetingStatus")
enum MeetingStatus {
    PLANNED,
    CANCELLED
}
