package cn.zhijia.events.social;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What I am at a social. */
@Schema(name = "Participation")
record ParticipationView(
        @Schema(required = true, description = "What others choose me by.") UUID id,
        @Schema(required = true, minimum = "1", maximum = "2000", examples = "7", description = "My number for the evening.") int number,
        @Schema(required = true, maxLength = 40, examples = "爱笑的向日葵") String nickname,
        @Schema(maxLength = 200, examples = "喜欢爬山和手冲咖啡") String about,
        @Schema(required = true, description = "I was checked in at the event, and so may choose and be chosen.") boolean checkedIn,
        @Schema(required = true, description = "I have left, for good.") boolean left) {

    static ParticipationView of(Participant p) {
        return new ParticipationView(p.id, p.number, p.nickname, p.about, p.present(), !p.here());
    }
}
