package cn.zhijia.events.social.pair;

import java.util.UUID;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who chose me and whom I chose. */
@Schema(name = "SocialMatch")
record MatchView(
        @Schema(required = true, description = "Of the pair.") UUID id,
        @Schema(required = true) Partner partner,
        @Schema(required = true, description = "What I have agreed to.") ConsentView consent,
        @Schema(required = true, description = "Both agree to be announced. What the other alone agrees to is not told.") boolean announced,
        @Schema(maxLength = 50, description = "How the other is reached; once both have given theirs.") String contact) {

    @Schema(name = "SocialPartner")
    record Partner(@Schema(required = true) UUID id,
            @Schema(required = true, minimum = "1", maximum = "2000", examples = "12") int number,
            @Schema(required = true, maxLength = 40, examples = "咖啡与山") String nickname) {
    }

    static MatchView of(Tuple row) {
        return new MatchView(row.get("id", UUID.class),
                new Partner(row.get("partner", UUID.class), row.get("number", Integer.class),
                        row.get("nickname", String.class)),
                new ConsentView(row.get("announce", Boolean.class), row.get("contact", String.class)),
                row.get("announced", Boolean.class), row.get("their_contact", String.class));
    }
}
