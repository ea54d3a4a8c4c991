package cn.zhijia.counselling.group.meeting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.group.GroupRole;

@Schema(name = "GroupAttendance", description = "Who came to a meeting and as what, for who leads the group.")
record AttendanceView(@Schema(required = true) UUID meeting,
        @Schema(description = "When it was written down; absent until then.") Instant attendedAt,
        @Schema(required = true, maxItems = 64) List<Line> items) {

    @Schema(name = "GroupAttendanceLine")
    record Line(@Schema(maxLength = 64) String memberNo, @Schema(maxLength = 100) String name,
            @Schema(required = true) GroupRole role, @Schema(required = true) boolean came) {
    }

    static AttendanceView of(Meeting meeting) {
        return new AttendanceView(meeting.id, meeting.attendedAt, Part.of(meeting).stream()
                .map(p -> new Line(p.person.memberNo, p.person.name, p.role, p.came)).toList());
    }
}
