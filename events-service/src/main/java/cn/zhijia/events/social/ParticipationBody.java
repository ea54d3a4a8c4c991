package cn.zhijia.events.social;

import java.util.Objects;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.CleanText;

@Schema(name = "ParticipationBody", examples = "{\"nickname\": \"爱笑的向日葵\", \"about\": \"喜欢爬山和手冲咖啡\", \"decision\": \"0198c0de-0000-7000-8000-000000000034\"}")
record ParticipationBody(
        @NotBlank @Size(max = 160) @Schema(required = true, maxLength = 40, examples = "爱笑的向日葵", description = "At most 40 characters (code points, NFC), on one line.") String nickname,
        @Size(min = 1, max = 800) @Schema(minLength = 1, maxLength = 200, examples = "喜欢爬山和手冲咖啡", description = "At most 200 characters, on one line.") String about,
        @NotNull @Schema(required = true, description = "Made by the client for each thing said: the same in every repeat, another for something else. A late repeat of one of my hundred latest decisions changes nothing.") UUID decision) {

    ParticipationBody checked() {
        return new ParticipationBody(CleanText.line("/nickname", nickname, 40), CleanText.line("/about", about, 200), decision);
    }

    boolean describes(Participant p) {
        return nickname.equals(p.nickname) && Objects.equals(about, p.about);
    }

    void copyTo(Participant p) {
        p.nickname = nickname;
        p.about = about;
    }
}
