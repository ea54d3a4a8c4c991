package cn.zhijia.events.games.standing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tiebreak applied to some who are tied. */
final class Parting {

    private final Tiebreak tiebreak;
    private final Map<UUID, Long> counts = new HashMap<>();
    private final List<List<UUID>> parts;

    Parting(Tiebreak tiebreak, List<UUID> tied) {
        this.tiebreak = tiebreak;
        tied.forEach(id -> counts.put(id, tiebreak.count().apply(id, tied)));
        Comparator<Long> order = tiebreak.less() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        this.parts = Groups.of(tied, counts::get, Comparator.nullsLast(order));
    }

    /** Those with equal counts together, the best first. */
    List<List<UUID>> parts() {
        return parts;
    }

    /** Why this one was parted from all the rest. */
    Reason reason(UUID one) {
        var others = parts.stream().flatMap(List::stream).filter(id -> !id.equals(one)).toList();
        // with nulls, which List.of refuses
        var theirs = new ArrayList<Long>();
        others.forEach(id -> theirs.add(counts.get(id)));
        return new Reason(tiebreak.code(), tiebreak.nth(), others, counts.get(one), theirs);
    }
}
