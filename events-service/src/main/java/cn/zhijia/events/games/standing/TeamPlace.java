package cn.zhijia.events.games.standing;

import java.util.List;
import java.util.UUID;

/**
 * Where a team stands in the meet.
 *
 * @param rank shared and skipped (1-1-3); null: none, or none yet
 * @param placings how often it was first, second, and so on, in places that count, up to its last
 */
public record TeamPlace(UUID team, Integer rank, Fraction points, List<Integer> placings, Reason reason) {
}
