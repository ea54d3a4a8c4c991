package cn.zhijia.events.games.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.zhijia.events.games.bracket.Decided;
import cn.zhijia.events.games.bracket.Side;
import cn.zhijia.events.games.bracket.Slot;

/** Matches as they are played, each after its feeders. */
final class Cup {

    private final List<Slot> slots;
    private final List<Meeting> meetings = new ArrayList<>();

    Cup(List<Slot> slots) {
        this.slots = slots;
        for (int i = 0; i < slots.size(); i++) {
            var s = slots.get(i);
            meetings.add(
                    new Meeting(new UUID(1, i), s.round(), s.number(), s.thirdPlace(), s.home(), s.away(), null, null, null));
        }
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).bye()) {
                decide(i, null, Side.H, Decided.BYE);
            }
        }
    }

    List<Meeting> meetings() {
        return List.copyOf(meetings);
    }

    /** Those that could be played now. */
    List<Integer> ready() {
        var ready = new ArrayList<Integer>();
        for (int i = 0; i < meetings.size(); i++) {
            var m = meetings.get(i);
            if (m.winner() == null && m.home() != null && m.away() != null) {
                ready.add(i);
            }
        }
        return ready;
    }

    Meeting get(int match) {
        return meetings.get(match);
    }

    /** The first of the two wins over the other, wherever they meet. */
    Cup play(String winner, String loser, String score) {
        return play(winner, loser, Decided.PLAYED, score.charAt(0) - '0', score.charAt(2) - '0');
    }

    Cup without(String winner, String loser, Decided how) {
        return play(winner, loser, how, 0, 0);
    }

    private Cup play(String winner, String loser, Decided how, int won, int lost) {
        for (int i : ready()) {
            var m = meetings.get(i);
            boolean home = Arena.id(winner).equals(m.home()) && Arena.id(loser).equals(m.away());
            if (home || Arena.id(winner).equals(m.away()) && Arena.id(loser).equals(m.home())) {
                String mine = home ? "H" : "A";
                String legs = how == Decided.PLAYED ? (home ? "A" : "H").repeat(lost) + mine.repeat(won) : null;
                decide(i, legs, Side.valueOf(mine), how);
                return this;
            }
        }
        throw new IllegalArgumentException(winner + " does not meet " + loser + " now");
    }

    void decide(int match, String legs, Side winner, Decided how) {
        var m = Arena.decided(meetings.get(match), legs, winner, how);
        meetings.set(match, m);
        var won = winner == Side.H ? m.home() : m.away();
        var lost = winner == Side.H ? m.away() : m.home();
        for (int i = 0; i < meetings.size(); i++) {
            var slot = slots.get(i);
            var next = meetings.get(i);
            if (Integer.valueOf(match).equals(slot.homeFrom())) {
                meetings.set(i, seated(next, slot.thirdPlace() ? lost : won, next.away()));
            } else if (Integer.valueOf(match).equals(slot.awayFrom())) {
                meetings.set(i, seated(next, next.home(), slot.thirdPlace() ? lost : won));
            }
        }
    }

    private static Meeting seated(Meeting m, UUID home, UUID away) {
        return new Meeting(m.id(), m.round(), m.number(), m.thirdPlace(), home, away, m.legs(), m.winner(), m.decided());
    }
}
