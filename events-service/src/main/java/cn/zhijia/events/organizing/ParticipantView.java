package cn.zhijia.events.organizing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.form.Answer;
import cn.zhijia.events.registration.Registration;
import cn.zhijia.events.registration.RegistrationState;

/** Somebody's registration as the organizers see it. */
@Schema(name = "Participant")
record ParticipantView(
        @Schema(required = true, description = "Of the registration.") UUID id,
        @Schema(maxLength = 32, examples = "M-MEMBER1") String memberNo,
        @Schema(maxLength = 100) String name,
        @Schema(maxLength = 64, examples = "shouer") String union,
        @Schema(required = true) RegistrationState state,
        @Schema(required = true, minimum = "1", maximum = "10") int partySize,
        @Schema(maxItems = 9, description = "Names of the others.") List<String> companions,
        @Schema(required = true, maxItems = 10, description = "To the event's questions.") List<Answer> answers,
        @Schema(required = true, minimum = "-100", maximum = "100", description = "In the line: higher goes first.") int priority,
        @Schema(required = true) Instant joinedAt,
        @Schema(minimum = "1", description = "1 for the next in line; absent when not waiting.") Integer waitlistPosition,
        @Schema(required = true, description = "The event was moved and this person has not agreed yet.") boolean reconfirmationNeeded,
        @Schema(maxLength = 500) String reason) {

    static ParticipantView of(Registration r) {
        return new ParticipantView(r.id(), r.person().memberNo, r.person().name, r.person().unionId, r.state(), r.partySize(),
                r.companions(), r.answers(),
                r.priority(), r.joinedAt(), r.waitlistPosition(), r.reconfirmationNeeded(), r.reason());
    }
}
