package cn.zhijia.events.social.pair;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.CleanText;

/** Two consents apart. */
@Schema(name = "SocialConsentBody", examples = "{\"announce\": true, \"contact\": \"微信 sunflower2026\", \"decision\": \"0198c0de-0000-7000-8000-000000000033\"}")
record ConsentBody(
        @NotNull @Schema(required = true, description = "We may be announced on the stage, if the other agrees as well.") Boolean announce,
        @Size(min = 1, max = 200) @Schema(minLength = 1, maxLength = 50, examples = "微信 sunflower2026", description = "How I am reached, for the other to see once both have given theirs; absent: not to be exchanged. At most 50 characters, on one line. Erased with the pair.") String contact,
        @NotNull @Schema(required = true, description = "Made by the client for each change of mind: the same in every repeat, another for another. A late repeat of one of my hundred latest decisions changes nothing.") UUID decision) {

    ConsentBody checked() {
        return new ConsentBody(announce, CleanText.line("/contact", contact, 50), decision);
    }
}
