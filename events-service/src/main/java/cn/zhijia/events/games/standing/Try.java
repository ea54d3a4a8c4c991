package cn.zhijia.events.games.standing;

import cn.zhijia.events.games.rule.Outcome;

/**
 * One attempt of an entry.
 *
 * @param number from 1 on
 * @param value counts, or milliseconds; null unless VALID
 * @param penalty taken off a count (down to 0), added to a time
 */
public record Try(int number, Outcome outcome, Long value, long penalty) {
}
