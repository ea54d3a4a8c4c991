package cn.zhijia.events.games.standing;

import java.util.UUID;

import cn.zhijia.events.games.bracket.Decided;
import cn.zhijia.events.games.bracket.Side;

/**
 * A match, played or not, or a bye.
 *
 * @param home entry; null while not known
 * @param away entry; null while not known, and in a bye
 * @param legs who won each leg, in their order, such as {@code HAH}; null unless PLAYED
 * @param winner null until it is decided, with {@code decided}
 */
public record Meeting(UUID id, int round, int number, boolean thirdPlace, UUID home, UUID away, String legs, Side winner,
        Decided decided) {
}
