package cn.zhijia.events.games.standing;

import java.util.UUID;

import cn.zhijia.events.games.rule.Outcome;

/**
 * Where an entry stands in its discipline.
 *
 * @param rank shared and skipped (1-1-3); null: none, or none yet
 * @param outcome VALID with a rank; null while there is nothing to rank it by
 * @param value the count, milliseconds (each with penalties), or ROUND_ROBIN: matches won; null where there is none
 * @param points never null
 */
public record Place(UUID entry, UUID team, Integer rank, Outcome outcome, Long value, Fraction points, Reason reason) {
}
