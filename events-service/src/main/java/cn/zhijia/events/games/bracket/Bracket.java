package cn.zhijia.events.games.bracket;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** 对阵表: the matches of a discipline, from its recorded draw alone. */
public final class Bracket {

    private static final int MOST = 64;

    private Bracket() {
    }

    /**
     * 淘汰赛. The first and the second of the draw can meet in the final only, the first four in the semi-finals only, and so on;
     * where
     * the field is no power of two, the first of the draw have byes in the first round.
     *
     * @param inDrawOrder 2 to 64 entries
     * @param thirdPlace whether the losers of the semi-finals meet; with fewer than four entries there is but one, who is third
     *        anyway
     * @return in the order of rounds and numbers, byes among them; feeders come before what they feed
     */
    public static List<Slot> knockout(List<UUID> inDrawOrder, boolean thirdPlace) {
        int rounds = rounds(inDrawOrder.size());
        var slots = new ArrayList<Slot>();
        var seats = seats(rounds);
        for (int i = 0; i < seats.size(); i += 2) {
            // the better of the draw is at home; whose opponent is beyond the field has a bye
            slots.add(
                    new Slot(1, i / 2 + 1, false, entry(inDrawOrder, seats.get(i)), entry(inDrawOrder, seats.get(i + 1)), null,
                            null));
        }
        for (int round = 2, from = 0; round <= rounds; round++) {
            int matches = 1 << rounds - round;
            for (int i = 0; i < matches; i++) {
                slots.add(fed(round, i + 1, false, from + 2 * i));
            }
            from += 2 * matches;
        }
        if (thirdPlace && inDrawOrder.size() > 3) {
            slots.add(fed(rounds, 2, true, slots.size() - 3));
        }
        return List.copyOf(slots);
    }

    /**
     * 循环赛: everybody meets everybody once, nobody twice on one day of the circle; with an odd number one rests each day.
     *
     * @param entries 2 to 64, in the order of the draw
     */
    public static List<Slot> roundRobin(List<UUID> entries) {
        refuseUnlessFit(entries.size());
        // one stands still (with an odd number: nobody, and who meets nobody rests), the others move on by one each day
        var circle = new ArrayList<UUID>(entries);
        if (circle.size() % 2 == 1) {
            circle.add(null);
        }
        var slots = new ArrayList<Slot>();
        for (int day = 1; day < circle.size(); day++) {
            slots.addAll(day(day, circle));
            Collections.rotate(circle.subList(1, circle.size()), 1);
        }
        return List.copyOf(slots);
    }

    private static List<Slot> day(int day, List<UUID> circle) {
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < circle.size() / 2; i++) {
            UUID one = circle.get(i);
            UUID other = circle.get(circle.size() - 1 - i);
            if (one != null && other != null) {
                // who stands still is at home every other day
                boolean turned = i == 0 && day % 2 == 0;
                slots.add(new Slot(day, slots.size() + 1, false, turned ? other : one, turned ? one : other, null, null));
            }
        }
        return slots;
    }

    private static Slot fed(int round, int number, boolean thirdPlace, int from) {
        return new Slot(round, number, thirdPlace, null, null, from, from + 1);
    }

    private static UUID entry(List<UUID> inDrawOrder, int seat) {
        return seat <= inDrawOrder.size() ? inDrawOrder.get(seat - 1) : null;
    }

    /** Places of the draw in the order of the first round: each time the field doubles, the best meets the last, and so on. */
    private static List<Integer> seats(int rounds) {
        var seats = List.of(1);
        for (int round = 1; round <= rounds; round++) {
            int both = (1 << round) + 1;
            seats = seats.stream().flatMap(s -> Stream.of(s, both - s)).toList();
        }
        return seats;
    }

    private static int rounds(int entries) {
        refuseUnlessFit(entries);
        return Integer.SIZE - Integer.numberOfLeadingZeros(entries - 1);
    }

    private static void refuseUnlessFit(int entries) {
        if (entries < 2 || entries > MOST) {
            throw new IllegalArgumentException("a bracket of " + entries);
        }
    }
}
