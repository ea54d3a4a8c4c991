package cn.zhijia.events.games.standing;

import java.util.List;
import java.util.UUID;

import cn.zhijia.events.games.rule.Outcome;

/**
 * What an entry has done so far.
 *
 * @param whole decided for the entry as a whole, whatever it tried; null or VALID while it competes
 * @param tries empty for matches
 */
public record Result(UUID entry, UUID team, Outcome whole, List<Try> tries) {
}
