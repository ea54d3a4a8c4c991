package cn.zhijia.counselling.hospital;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * 派单顺序: which hospital is asked next. Only one whose agreement holds and covers the person is asked at all; then whose system
 * is heard of, then who is open, then the person's wish, then who is near. What is {@link Priority#STAT} goes to nobody whose
 * system is silent or whose door is closed: the five minutes until that shows are better spent on the telephone, to those whom
 * {@link #toPhone} names. Pure, over the hospitals as they were read once.
 */
public final class Routing {

    private final List<Hospital> hospitals;
    private final Instant now;

    Routing(List<Hospital> hospitals, Instant now) {
        this.hospitals = List.copyOf(hospitals);
        this.now = now;
    }

    /** Over all hospitals as they are now. Needs a transaction. */
    public static Routing at(Instant now) {
        return new Routing(Hospital.listAll(), now);
    }

    /**
     * @param tried the hospitals that have had an attempt
     * @return empty when no system is left to ask: then people take over
     */
    public Optional<Hospital> next(Need need, Set<String> tried) {
        return hospitals.stream().filter(covers(need)).filter(h -> !tried.contains(h.id))
                .filter(h -> need.priority() != Priority.STAT || !h.degraded(now) && h.openAt(now)).min(order(need));
    }

    /** Whom a person can call, whatever their systems do, the best first: those that were tried too. */
    public List<Hospital> toPhone(Need need) {
        return hospitals.stream().filter(covers(need)).sorted(order(need)).toList();
    }

    private Predicate<Hospital> covers(Need need) {
        return h -> h.agreementHolds(now) && h.takes(need.scope(), need.age());
    }

    /** False comes before true. */
    private Comparator<Hospital> order(Need need) {
        return Comparator.<Hospital, Boolean> comparing(h -> h.degraded(now)).thenComparing(h -> !h.openAt(now))
                .thenComparing(h -> !h.id.equals(need.wish())).thenComparing(h -> h.metresFrom(need.station()))
                .thenComparing(h -> h.id);
    }
}
