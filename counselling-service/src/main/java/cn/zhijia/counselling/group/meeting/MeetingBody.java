package cn.zhijia.counselling.group.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Refusal;

/** When and where a group meets. */
@Schema(name = "GroupMeetingBody", examples = "{\"startsAt\": \"2026-12-03T09:00:00Z\", \"endsAt\": \"2026-12-03T10:30:00Z\", \"place\": \"门诊楼五层会议室\"}")
record MeetingBody(
        @NotNull @Schema(required = true, examples = "2026-12-03T09:00:00Z", description = "A whole minute.") Instant startsAt,
        @NotNull @Schema(required = true, examples = "2026-12-03T10:30:00Z", description = "At most 4 hours later.") Instant endsAt,
        @Schema(description = "A counselling room; it is kept for the meeting.") UUID room,
        @Pattern(regexp = "\\S(.{0,98}\\S)?") @Schema(minLength = 1, maxLength = 100, examples = "门诊楼五层会议室", description = "Where, if not in a counselling room.") String place,
        @Size(min = 1, max = 2) @Schema(description = "Numbers of those of the group's leaders who lead this time, the first of them the leader; all if absent.") List<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String> leaders) {

    private static final Duration MOST = Duration.ofHours(4);

    void check() {
        Reach.check("/startsAt", startsAt);
        Reach.check("/endsAt", endsAt);
        if (!startsAt.equals(startsAt.truncatedTo(ChronoUnit.MINUTES))) {
            throw Refusal.field("/startsAt", "not-a-whole-minute");
        }
        if (!endsAt.equals(endsAt.truncatedTo(ChronoUnit.MINUTES))) {
            throw Refusal.field("/endsAt", "not-a-whole-minute");
        }
        if (!startsAt.isBefore(endsAt)) {
            throw Refusal.field("/endsAt", "not-after-start");
        }
        if (Duration.between(startsAt, endsAt).compareTo(MOST) > 0) {
            throw Refusal.field("/endsAt", "too-long");
        }
        if (leaders != null && leaders.stream().distinct().count() < leaders.size()) {
            throw Refusal.field("/leaders/1", "twice");
        }
    }
}
