package cn.zhijia.events.games.standing;

import java.util.List;
import java.util.UUID;

/**
 * Why somebody has this rank, or none: "tie with B broken by 2 firsts to 1" is
 * {@code COUNTBACK, nth 1, against [B], mine 2, theirs [1]}.
 *
 * @param nth which attempt, place or round; null where the code speaks of none
 * @param against who was tied with it (matches: the opponent), the best first; empty where nobody was
 * @param mine what decided: a count, or milliseconds; null where there is no such number
 * @param theirs the same for each of {@code against}, in its order, null where one has none; empty where there is no such
 *        number
 */
public record Reason(Because code, Integer nth, List<UUID> against, Long mine, List<Long> theirs) {

    static Reason of(Because code) {
        return new Reason(code, null, List.of(), null, List.of());
    }

    static Reason among(Because code, List<UUID> against) {
        return new Reason(code, null, List.copyOf(against), null, List.of());
    }
}
