package cn.zhijia.counselling.erasure;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one room keeps about people. Called in the transaction that erases somebody, which holds the person's row; what refuses
 * here puts the erasure off. Counts may stay, under the row's id, which is nobody's by then.
 */
public interface Traces {

    /** Why this person's data must stay for now; empty where this room does not mind. */
    default Optional<Hold> hold(UUID person, Instant now) {
        return Optional.empty();
    }

    /** Calls off what is to come, and ends what others may read. Repeated, it does nothing more. */
    void stop(UUID person, Instant now);

    /** Empties what stands in clear and says who it was. What is sealed cannot be read afterwards anyway. */
    void forget(UUID person);
}
