package cn.zhijia.events.line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * 候补: walks the line of an event once, in its order, and says of each party whether it gets seats. A party takes seats in all
 * its quotas or in none; nobody is passed by another who wants the same scarce quota, except a party too large for the seats
 * that are free, and that one only so often: then the seats are kept for it.
 */
public final class Line {

    /**
     * @param maxPasses how often a party that does not fit may be passed
     * @param started the event has begun
     * @param tooLate no offer could be made any more that leaves time to accept it
     */
    public record Rules(int maxPasses, boolean started, boolean tooLate) {
    }

    /** Somebody earlier in this walk who does not fit. */
    private static final class Passed {

        private final Waiting party;
        private final Set<UUID> lacking;
        private int passes;

        private Passed(Waiting party, Set<UUID> lacking) {
            this.party = party;
            this.lacking = lacking;
            this.passes = party.passes();
        }
    }

    private final Rules rules;
    private final Map<UUID, Room> rooms;
    private final Map<UUID, Integer> free;
    private final Map<UUID, Integer> queued = new HashMap<>();
    private final List<Passed> passed = new ArrayList<>();
    private final Set<UUID> kept = new HashSet<>();

    public Line(Rules rules, Collection<Room> rooms) {
        this.rules = rules;
        this.rooms = rooms.stream().collect(Collectors.toMap(Room::quota, r -> r));
        this.free = rooms.stream().collect(Collectors.toMap(Room::quota, Room::free));
    }

    /** The verdict on the next party of the line. */
    public Verdict next(Waiting party) {
        var verdict = rules.started ? Verdict.waits(Reason.EVENT_STARTED, party.quotas()) : seats(party);
        verdict.blockedBy().forEach(q -> queued.merge(q, 1, Integer::sum));
        return verdict;
    }

    /** Quotas in which nobody later can get a seat: who waits for nothing but these need not be asked. */
    public Set<UUID> spent() {
        return free.keySet().stream().filter(q -> free.get(q) == 0 || kept.contains(q)).collect(Collectors.toSet());
    }

    /** Who was passed in this walk, and how often by now in all. */
    public Map<UUID, Integer> passes() {
        return passed.stream().filter(p -> p.passes > p.party.passes())
                .collect(Collectors.toMap(p -> p.party.id(), p -> p.passes));
    }

    private Verdict seats(Waiting party) {
        var lacking = among(party.quotas(), q -> free.get(q) < party.party());
        var keptBack = among(party.quotas(), kept::contains);
        if (!lacking.isEmpty()) {
            var entry = new Passed(party, lacking);
            passed.add(entry);
            keep(entry);
            keptBack.addAll(lacking);
            return lacks(party, lacking, keptBack);
        }
        if (!keptBack.isEmpty()) {
            return Verdict.waits(Reason.SEATS_KEPT_FOR_EARLIER_PARTY, keptBack);
        }
        party.quotas().forEach(q -> free.computeIfPresent(q, (id, seats) -> rooms.get(q).size() == null ? seats
                : Integer.valueOf(seats - party.party())));
        var paused = among(party.quotas(), q -> rooms.get(q).paused());
        if (!paused.isEmpty()) {
            return Verdict.waits(Reason.PAUSED, paused);
        }
        if (rules.tooLate) {
            return Verdict.waits(Reason.TOO_LATE_FOR_OFFERS, party.quotas());
        }
        passed.stream().filter(p -> party.quotas().stream().anyMatch(p.lacking::contains)).forEach(p -> {
            p.passes++;
            keep(p);
        });
        return Verdict.PROMOTED;
    }

    private Verdict lacks(Waiting party, Set<UUID> lacking, Set<UUID> blockedBy) {
        int ahead = lacking.stream().mapToInt(q -> queued.getOrDefault(q, 0)).max().orElseThrow();
        int least = lacking.stream().mapToInt(free::get).min().orElseThrow();
        Reason reason;
        if (lacking.stream().anyMatch(q -> rooms.get(q).oversubscribed())) {
            reason = Reason.OVERSUBSCRIBED;
        } else if (least > 0) {
            reason = Reason.PARTY_DOES_NOT_FIT;
        } else {
            reason = ahead > 0 ? Reason.BEHIND_OTHERS
                    : party.party() > 1 ? Reason.PARTY_NEEDS_SEVERAL_SEATS : Reason.QUOTA_FULL;
        }
        return new Verdict(false, reason, blockedBy, least, ahead);
    }

    /** Nothing is kept for a party that could not fit if everybody else left. */
    private void keep(Passed entry) {
        if (entry.passes >= rules.maxPasses && entry.party.quotas().stream().map(rooms::get)
                .allMatch(r -> r.size() == null || r.size() >= entry.party.party())) {
            kept.addAll(entry.lacking);
        }
    }

    private static Set<UUID> among(Set<UUID> quotas, java.util.function.Predicate<UUID> which) {
        return quotas.stream().filter(which).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
