package cn.zhijia.events.waitlist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.registration.Registration;
import cn.zhijia.events.registration.RegistrationState;

/** Somebody's priority, and how it came about. */
@Schema(name = "RegistrationPriority")
record PriorityView(
        @Schema(required = true, minimum = "-100", maximum = "100") int priority,
        @Schema(required = true) RegistrationState state,
        @Schema(minimum = "1", description = "1 for the next in line; absent when not waiting.") Integer waitlistPosition,
        @Schema(required = true, maxItems = 100, description = "The latest first.") List<Change> changes) {

    @Schema(name = "PriorityChange")
    record Change(
            @Schema(required = true) UUID decision,
            @Schema(required = true) int priority,
            @Schema(required = true, maxLength = 500) String reason,
            @Schema(maxLength = 32, description = "The organizer who decided it.") String memberNo,
            @Schema(required = true) Instant madeAt) {
    }

    static PriorityView of(Registration registration) {
        return new PriorityView(registration.priority(), registration.state(), registration.waitlistPosition(),
                PriorityChange.of(registration).stream()
                        .map(c -> new Change(c.id, c.priority, c.reason, c.organizer.memberNo, c.madeAt)).toList());
    }
}
