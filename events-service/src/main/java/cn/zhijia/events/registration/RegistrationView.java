package cn.zhijia.events.registration;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Registration")
record RegistrationView(
        @Schema(required = true) UUID event,
        @Schema(required = true, maxLength = 200) String title,
        @Schema(required = true) Instant startsAt,
        @Schema(required = true) Instant endsAt,
        @Schema(required = true, description = "The attempt in force: not always the one just sent.") UUID attempt,
        @Schema(required = true) RegistrationState state,
        @Schema(required = true, description = "When the seat or the place in line was taken.") Instant joinedAt,
        @Schema(minimum = "1", description = "1 for the next in line; absent when not waiting.") Integer waitlistPosition,
        @Schema(required = true, description = "The event was moved: show the new time and ask again.") boolean reconfirmationNeeded,
        @Schema(required = true, minimum = "1", description = "The event's revision that is asked about.") int revision,
        @Schema(description = "Who ended it: the member, an organizer, or the event that was cancelled or is over.") Registration.EndedBy endedBy,
        @Schema(maxLength = 500, description = "An organizer's reason.") String reason) {

    static RegistrationView of(Registration r) {
        return of(r, r.waitlistPosition());
    }

    static RegistrationView of(Registration r, Integer position) {
        return new RegistrationView(r.event.id(), r.event.title(), r.event.startsAt(), r.event.endsAt(), r.attempt, r.state,
                r.joinedAt, position, r.reconfirmationNeeded(), r.askedRevision, r.endedBy, r.reason);
    }
}
