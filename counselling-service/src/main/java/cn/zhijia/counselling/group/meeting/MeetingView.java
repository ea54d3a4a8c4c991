package cn.zhijia.counselling.group.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.data.Person;

@Schema(name = "GroupMeeting", description = "A meeting as those in the group see it.")
record MeetingView(@Schema(required = true) UUID id, @Schema(required = true) UUID group,
        @Schema(required = true) MeetingStatus status,
        @Schema(required = true, examples = "2026-12-03T09:00:00Z") Instant startsAt,
        @Schema(required = true, examples = "2026-12-03T10:30:00Z") Instant endsAt, UUID station, UUID room,
        @Schema(maxLength = 100, examples = "门诊楼五层会议室") String place,
        @Schema(required = true, maxItems = 2, description = "Names of those who lead it, the leader first.") List<String> leaders,
        @Schema(required = true, description = "It took place before it was entered.") boolean history) {

    static MeetingView of(Meeting meeting) {
        return of(List.of(meeting)).get(0);
    }

    static List<MeetingView> of(List<Meeting> meetings) {
        var ids = meetings.stream().flatMap(m -> m.leaders().stream()).distinct().toList();
        Map<UUID, String> names = Person.<Person> list("id in ?1", ids).stream()
                .collect(Collectors.toMap(p -> p.id, p -> p.name == null ? "" : p.name));
        return meetings.stream()
                .map(m -> new MeetingView(m.id, m.groupId, m.status, m.startsAt, m.endsAt,
                        m.room == null ? null : m.room.stationId(), m.roomId(), m.place,
                        m.leaders().stream().map(names::get).filter(n -> !n.isEmpty()).toList(), m.history))
                .toList();
    }
}
