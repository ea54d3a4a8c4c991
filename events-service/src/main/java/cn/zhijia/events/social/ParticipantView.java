package cn.zhijia.events.social;

import java.util.UUID;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody at a social as others see them: never by name or 会员号. */
@Schema(name = "SocialParticipant")
record ParticipantView(
        @Schema(required = true) UUID id,
        @Schema(required = true, minimum = "1", maximum = "2000", examples = "7") int number,
        @Schema(required = true, maxLength = 40, examples = "爱笑的向日葵") String nickname,
        @Schema(maxLength = 200, examples = "喜欢爬山和手冲咖啡") String about,
        @Schema(description = "Was checked in; for organizers only, as the others see nobody else.") Boolean checkedIn) {

    static ParticipantView of(Tuple row, boolean organizer) {
        return new ParticipantView(row.get("id", UUID.class), row.get("number", Integer.class),
                row.get("nickname", String.class), row.get("about", String.class),
                organizer ? row.get("present", Boolean.class) : null);
    }
}
