package cn.zhijia.events.games.contest;

import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.bracket.Decided;
import cn.zhijia.events.games.bracket.Side;
import cn.zhijia.kit.Refusal;

/** How a match ended: one of the three. */
@Schema(name = "MatchResultBody", description = "One of the three.", examples = "{\"legs\": \"HAH\"}")
public record MatchResultBody(
        @Pattern(regexp = "[HA]{1,7}") @Schema(examples = "HAH", description = "Who won each leg, in their order: H for home, A for away. It ends with the leg that decided, as many won as the best of so many needs.") String legs,
        @Pattern(regexp = "[HA]") @Schema(examples = "H", description = "Who was there and wins: the other side did not come.") String walkover,
        @Pattern(regexp = "[HA]") @Schema(examples = "A", description = "Who was disqualified in this match and loses.") String disqualified) {

    /** @param bestOf legs of a match of this discipline */
    MatchResultBody checked(String pointer, int bestOf) {
        if (Stream.of(legs, walkover, disqualified).filter(Objects::nonNull).count() != 1) {
            throw Refusal.field(pointer + "/legs", "one-of-three");
        }
        if (legs != null && !decides(bestOf / 2 + 1)) {
            throw Refusal.field(pointer + "/legs", "not-just-enough-legs");
        }
        return this;
    }

    /** Whether the last leg, and none before, is the one that makes it enough. */
    private boolean decides(int enough) {
        char last = legs.charAt(legs.length() - 1);
        long won = legs.chars().filter(leg -> leg == last).count();
        return won == enough && legs.length() - won < enough;
    }

    Side winner() {
        if (legs != null) {
            return Side.valueOf(legs.substring(legs.length() - 1));
        }
        return walkover != null ? Side.valueOf(walkover) : disqualified.equals("H") ? Side.A : Side.H;
    }

    Decided how() {
        return legs != null ? Decided.PLAYED : walkover != null ? Decided.WALKOVER : Decided.DQ;
    }

    boolean describes(Match m) {
        return m.winner == winner() && m.decided == how() && Objects.equals(m.legs, legs);
    }
}
