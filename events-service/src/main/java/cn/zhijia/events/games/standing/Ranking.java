package cn.zhijia.events.games.standing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Ranks those with different results, and parts those with equal ones: by each tiebreak in its turn, then by a lot over exactly
 * those, else they share the rank and the next ones are skipped (1-1-3). Who is left tied after a tiebreak parted some is
 * parted
 * anew from the first tiebreak on: "among the tied alone" then means fewer.
 */
final class Ranking {

    private final List<Tiebreak> tiebreaks;
    private final boolean drawn;
    private final List<List<UUID>> lots;
    private final List<Ranked> ranked = new ArrayList<>();

    private Ranking(List<Tiebreak> tiebreaks, boolean drawn, List<List<UUID>> lots) {
        this.tiebreaks = tiebreaks;
        this.drawn = drawn;
        this.lots = lots;
    }

    /**
     * @param groups those with equal results together, the best first
     * @param alone why somebody has this rank with whom nobody is tied
     * @param drawn whether lots part what is left
     */
    static List<Ranked> of(List<List<UUID>> groups, Function<UUID, Reason> alone, List<Tiebreak> tiebreaks, boolean drawn,
            List<List<UUID>> lots) {
        var ranking = new Ranking(tiebreaks, drawn, lots);
        ranking.each(groups, 1, alone);
        return List.copyOf(ranking.ranked);
    }

    private void each(List<List<UUID>> groups, int first, Function<UUID, Reason> alone) {
        int rank = first;
        for (List<UUID> group : groups) {
            if (group.size() == 1) {
                ranked.add(new Ranked(group.get(0), rank, alone.apply(group.get(0))));
            } else {
                part(group, rank);
            }
            rank += group.size();
        }
    }

    private void part(List<UUID> tied, int rank) {
        for (Tiebreak tiebreak : tiebreaks) {
            var parting = new Parting(tiebreak, tied);
            if (parting.parts().size() > 1) {
                each(parting.parts(), rank, parting::reason);
                return;
            }
        }
        var lot = drawn ? lotOver(tied) : null;
        if (lot == null) {
            tied.forEach(one -> ranked.add(new Ranked(one, rank, left(one, tied))));
        } else {
            var byLot = new Parting(new Tiebreak(Because.LOT, null, true, (one, all) -> 1L + lot.indexOf(one)), tied);
            each(byLot.parts(), rank, byLot::reason);
        }
    }

    /** A lot among more or fewer says nothing about these. */
    private List<UUID> lotOver(List<UUID> tied) {
        Set<UUID> exactly = new HashSet<>(tied);
        return lots.stream().filter(l -> l.size() == tied.size() && exactly.equals(new HashSet<>(l))).findFirst().orElse(null);
    }

    private Reason left(UUID one, List<UUID> tied) {
        return Reason.among(drawn ? Because.UNRESOLVED : Because.SHARED,
                tied.stream().filter(id -> !id.equals(one)).toList());
    }
}
