package cn.zhijia.counselling.webhook;

import java.util.Optional;
import java.util.UUID;

/**
 * Whoever puts calls into the outbox says here where they go; asked at each attempt, so that an address may change meanwhile.
 */
public interface Endpoints {

    /** Empty for a lane that is somebody else's, or that nobody may be called in at the moment: its calls wait. */
    Optional<Endpoint> of(String lane);

    /** The receiver has taken this call; told in the transaction that notes it. */
    default void taken(UUID id, String lane) {
    }

    /** The receiver wants no more calls (410); told in the transaction that ends the one it answered so. */
    default void gone(String lane) {
    }
}
