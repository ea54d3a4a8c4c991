package cn.zhijia.events.registration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.form.Answer;

@Schema(name = "Registration")
public record RegistrationView(
        @Schema(required = true) UUID event,
        @Schema(required = true, maxLength = 200) String title,
        @Schema(required = true) Instant startsAt,
        @Schema(required = true) Instant endsAt,
        @Schema(required = true, description = "The attempt in force: not always the one just sent.") UUID attempt,
        @Schema(required = true) RegistrationState state,
        @Schema(required = true, minimum = "1", maximum = "10") int partySize,
        @Schema(maxItems = 9, description = "Names of the others.") List<String> companions,
        @Schema(required = true, maxItems = 10, description = "To the event's questions.") List<Answer> answers,
        @Schema(required = true, maxItems = 20, description = "The quotas that count it.") List<UUID> quotas,
        @Schema(required = true, description = "When the seat or the place in line was taken.") Instant joinedAt,
        @Schema(minimum = "1", description = "1 for the next in line; absent when not waiting.") Integer waitlistPosition,
        @Schema(description = "With OFFERED: what to accept or decline.") UUID offer,
        @Schema(description = "With OFFERED: until when.") Instant offerExpiresAt,
        @Schema(required = true, description = "The event was moved: show the new time and ask again.") boolean reconfirmationNeeded,
        @Schema(required = true, minimum = "1", description = "The event's revision that is asked about.") int revision,
        @Schema(description = "Who ended it: the member, an organizer, the event that was cancelled or is over, the deadline of an offer, or, for a part, the registration for the main event that ended. Extensible.") Registration.EndedBy endedBy,
        @Schema(maxLength = 500, description = "An organizer's reason.") String reason,
        @Schema(maxItems = 20, description = "My registrations for parts of this event.") List<Alongside> alongside) {

    public static RegistrationView of(Registration r) {
        return of(r, r.waitlistPosition());
    }

    static RegistrationView of(Registration r, Integer position) {
        boolean offered = r.state == RegistrationState.OFFERED;
        return new RegistrationView(r.event.id(), r.event.title(), r.event.startsAt(), r.event.endsAt(), r.attempt, r.state,
                r.partySize, r.companions, r.answers(), r.quotaIds, r.joinedAt, position, offered ? r.offer : null,
                offered ? r.offerExpiresAt : null, r.reconfirmationNeeded(), r.askedRevision, r.endedBy, r.reason, null);
    }

    RegistrationView with(List<Alongside> parts) {
        return new RegistrationView(event, title, startsAt, endsAt, attempt, state, partySize, companions, answers, quotas,
                joinedAt,
                waitlistPosition, offer, offerExpiresAt, reconfirmationNeeded, revision, endedBy, reason, parts);
    }
}
