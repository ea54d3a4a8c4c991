package cn.zhijia.events.social.choice;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.social.Crowd;
import cn.zhijia.events.social.matching.Choice;
import cn.zhijia.kit.Refusal;

@Schema(name = "SocialChoicesBody", examples = "{\"chosen\": [\"019c0000-0000-7000-8000-000000000207\", \"019c0000-0000-7000-8000-000000000212\"], \"decision\": \"0198c0de-0000-7000-8000-000000000032\"}")
record ChoicesBody(
        @NotNull @Size(max = Choice.MOST) @Schema(required = true, description = "Participants, the one I would like best first; none to choose nobody. At most as many as the social allows, and no more than half of the others who have come by then.") List<@NotNull UUID> chosen,
        @NotNull @Schema(required = true, description = "Made by the client for each list: the same in every repeat, another for another list. A late repeat of one of my hundred latest decisions changes nothing.") UUID decision) {

    /** @param most 0 when so few have come that nobody may choose anybody */
    ChoicesBody checked(int most) {
        if (most == 0 && !chosen.isEmpty()) {
            throw new Refusal("too-few-present").with("least", Crowd.FLOOR);
        }
        if (chosen.size() > most) {
            throw Refusal.field("/chosen", "too-many-choices");
        }
        var seen = new HashSet<UUID>();
        for (int i = 0; i < chosen.size(); i++) {
            if (!seen.add(chosen.get(i))) {
                throw Refusal.field("/chosen/" + i, "twice");
            }
        }
        return this;
    }
}
