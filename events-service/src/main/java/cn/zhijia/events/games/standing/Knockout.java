package cn.zhijia.events.games.standing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import cn.zhijia.events.games.rule.Outcome;

/**
 * 淘汰赛: ranks by how far each came; nobody has a rank before it is certain. Those who lost in one round share theirs, without
 * a lot. Who is out has none, and who came less far moves up (递补).
 */
final class Knockout {

    private final Matches matches;
    private final int rounds;
    private final boolean thirdPlace;
    private final Map<UUID, Outcome> out = new TreeMap<>();
    private final List<UUID> entries;

    Knockout(List<Result> entries, List<Meeting> meetings) {
        this.matches = new Matches(meetings);
        this.rounds = meetings.stream().filter(m -> !m.thirdPlace()).mapToInt(Meeting::round).max().orElse(0);
        this.thirdPlace = meetings.stream().anyMatch(Meeting::thirdPlace);
        this.entries = entries.stream().map(Result::entry).toList();
        entries.stream().filter(e -> out(e) != null).forEach(e -> out.put(e.entry(), out(e)));
    }

    List<Standing> standings() {
        return entries.stream().map(this::standing).toList();
    }

    /** As a whole, disqualified in a match, or never there, once no match is left to come to; null while it is not out. */
    private Outcome out(Result result) {
        if (Score.out(result.whole())) {
            return result.whole();
        }
        if (matches.disqualified(result.entry())) {
            return Outcome.DQ;
        }
        return ahead(result.entry()) != null && matches.neverCame(result.entry()) ? Outcome.DNS : null;
    }

    private Standing standing(UUID entry) {
        if (out.containsKey(entry)) {
            return Standing.out(entry, out.get(entry));
        }
        var ahead = ahead(entry);
        if (ahead == null) {
            return Standing.open(entry, matches.begun(entry) ? Because.UNDECIDED : Because.NOT_CONTESTED);
        }
        var gone = out.keySet().stream().filter(o -> aheadOfOut(o) < ahead).toList();
        var reason = gone.isEmpty() ? reason(entry, last(entry)) : Reason.among(Because.MOVED_UP, gone);
        return Standing.ranked(new Ranked(entry, 1 + ahead - gone.size(), reason), null);
    }

    /** How many come further in the whole bracket; null while that is not certain. */
    private Integer ahead(UUID entry) {
        var last = last(entry);
        if (last == null) {
            return null;
        }
        int lost = Matches.wonBy(last, entry) ? 0 : 1;
        if (last.thirdPlace()) {
            return 2 + lost;
        }
        if (last.round() == rounds) {
            return lost;
        }
        boolean goesOn = lost == 0 || thirdPlace && last.round() == rounds - 1;
        return goesOn ? null : 1 << rounds - last.round();
    }

    /** Who is out loses its next match in any case, whether that is on record yet or not. */
    private int aheadOfOut(UUID entry) {
        var certain = ahead(entry);
        if (certain != null) {
            return certain;
        }
        var last = last(entry);
        if (last != null && !Matches.wonBy(last, entry)) {
            return 3;
        }
        return 1 << rounds - (last == null ? 1 : last.round() + 1);
    }

    /** The latest of its matches that is over, byes among them. */
    private Meeting last(UUID entry) {
        return matches.of(entry).stream().filter(m -> m.winner() != null).max(Comparator.comparingInt(Meeting::round))
                .orElse(null);
    }

    private Reason reason(UUID entry, Meeting last) {
        var opponent = Matches.opponent(last, entry);
        var mine = Matches.legs(last, entry);
        var theirs = mine == null ? List.<Long> of() : List.of(Matches.legs(last, opponent));
        if (last.thirdPlace()) {
            return new Reason(Because.THIRD_PLACE, null, List.of(opponent), mine, theirs);
        }
        return last.round() == rounds ? new Reason(Because.FINAL, null, List.of(opponent), mine, theirs)
                : new Reason(Because.LOST_IN_ROUND, last.round(), List.of(opponent), mine, theirs);
    }
}
