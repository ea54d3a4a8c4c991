package cn.zhijia.counselling.webhook;

import java.util.Optional;

/**
 * Whoever puts calls into the outbox says here where they go; asked at each attempt, so that an address may change meanwhile.
 */
public interface Endpoints {

    /** Empty for a lane that is somebody else's, or nobody's any more. */
    Optional<Endpoint> of(String lane);
}
