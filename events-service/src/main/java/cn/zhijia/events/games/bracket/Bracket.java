package cn.zhijia.events.games.bracket;

import java.util.List;
import java.util.UUID;

/** 对阵表: the matches of a discipline, from its recorded draw alone. */
public final class Bracket {

    private Bracket() {
    }

    /**
     * 淘汰赛. The first and the second of the draw can meet in the final only, the first four in the semi-finals only, and so on; where
     * the field is no power of two, the first of the draw have byes in the first round.
     *
     * @param inDrawOrder 2 to 64 entries
     * @param thirdPlace whether the losers of the semi-finals meet; with fewer than four entries there is but one, who is third anyway
     * @return in the order of rounds and numbers, byes among them; feeders come before what they feed
     */
    public static List<Slot> knockout(List<UUID> inDrawOrder, boolean thirdPlace) {
        throw new UnsupportedOperationException();
    }

    /**
     * 循环赛: everybody meets everybody once, nobody twice on one day of the circle; with an odd number one rests each day.
     *
     * @param entries 2 to 64, in the order of the draw
     */
    public static List<Slot> roundRobin(List<UUID> entries) {
        throw new UnsupportedOperationException();
    }
}
