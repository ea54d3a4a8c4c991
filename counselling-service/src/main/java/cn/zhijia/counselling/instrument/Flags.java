package cn.zhijia.counselling.instrument;

import java.util.UUID;

/**
 * Whoever acts on a flag (预警). Called in the transaction that writes response and flag, before the answer leaves: what refuses
 * here refuses the response too. A response raises its flag once, however often it is sent.
 */
public interface Flags {

    /** @param level L1 or above */
    void raised(UUID member, Level level, UUID response);
}
