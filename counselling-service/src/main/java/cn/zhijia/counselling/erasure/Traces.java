package cn.zhijia.counselling.erasure;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one room keeps about people. Called in the transaction that erases somebody; what refuses here puts the erasure off.
 * Counts may stay, under the row's id, which is nobody's by then.
 * <p>
 * Others hold a group, a plan or a place in a line when they come to the person's row, by a foreign key. So an erasure comes to
 * it last: first each room takes what others may hold, then the person is held without waiting.
 */
public interface Traces {

    /** In which order rooms take what they have: that of whoever holds things of several rooms. */
    enum Rank {
        GROUP,
        APPOINTMENT,
        LINE,
        OTHER
    }

    default Rank rank() {
        return Rank.OTHER;
    }

    /** What {@link #stop} would change now, or pass on the way there, and others may hold. Read without a lock. */
    default Set<UUID> reach(UUID person, Instant now) {
        return Set.of();
    }

    /** Holds it until commit. */
    default void take(Set<UUID> reached) {
        // nothing that others hold
    }

    /** Why this person's data must stay for now; empty where this room does not mind. The person is held from here on. */
    default Optional<Hold> hold(UUID person, Instant now) {
        return Optional.empty();
    }

    /** Calls off what is to come, and ends what others may read. Repeated, it does nothing more. */
    void stop(UUID person, Instant now);

    /** Empties what stands in clear and says who it was. What is sealed cannot be read afterwards anyway. */
    void forget(UUID person);
}
