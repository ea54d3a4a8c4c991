package cn.zhijia.events.games.bracket;

import java.util.UUID;

/**
 * A match before anybody has played, or a bye.
 *
 * @param round from 1 on; ROUND_ROBIN: the day of the circle
 * @param number within its round, from 1 on
 * @param thirdPlace the losers of the semi-finals meet here, at the number after the final
 * @param home null: comes from {@code homeFrom}
 * @param away null: comes from {@code awayFrom}, or never: {@link #bye}
 * @param homeFrom index, in the list this slot is in, of the match whose winner (for the third place: loser) is home
 * @param awayFrom the same for away
 */
public record Slot(int round, int number, boolean thirdPlace, UUID home, UUID away, Integer homeFrom, Integer awayFrom) {

    /** 轮空: home goes on to the next round without an opponent. To be decided at once: winner H, BYE. */
    public boolean bye() {
        return away == null && awayFrom == null;
    }
}
