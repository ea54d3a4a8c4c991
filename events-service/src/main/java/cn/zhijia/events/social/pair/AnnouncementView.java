package cn.zhijia.events.social.pair;

import java.util.UUID;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two who both agree to be announced, the lesser number first. */
@Schema(name = "SocialAnnouncement")
record AnnouncementView(@Schema(required = true, description = "Of the pair.") UUID id,
        @Schema(required = true, minimum = "1", maximum = "2000", examples = "7") int number,
        @Schema(required = true, maxLength = 40, examples = "爱笑的向日葵") String nickname,
        @Schema(required = true, minimum = "1", maximum = "2000", examples = "12") int otherNumber,
        @Schema(required = true, maxLength = 40, examples = "咖啡与山") String otherNickname) {

    static AnnouncementView of(Tuple row) {
        return new AnnouncementView(row.get("id", UUID.class), row.get("number", Integer.class),
                row.get("nickname", String.class), row.get("other_number", Integer.class),
                row.get("other_nickname", String.class));
    }
}
