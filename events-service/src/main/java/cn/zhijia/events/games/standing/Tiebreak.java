package cn.zhijia.events.games.standing;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * One way to part the tied.
 *
 * @param nth which attempt or place it counts; null if it counts all
 * @param less whether less is better
 * @param count of one among all who are tied; null is worse than anything
 */
record Tiebreak(Because code, Integer nth, boolean less, BiFunction<UUID, List<UUID>, Long> count) {

    static Tiebreak more(Because code, BiFunction<UUID, List<UUID>, Long> count) {
        return new Tiebreak(code, null, false, count);
    }
}
