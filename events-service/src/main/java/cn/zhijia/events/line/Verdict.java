package cn.zhijia.events.line;

import java.util.Set;
import java.util.UUID;

/**
 * What the rule says of one party.
 *
 * @param promoted its seats are taken from what is free
 * @param reason why not; ABOUT_TO_BE_PROMOTED when promoted
 * @param blockedBy the quotas it waits for: no newcomer goes first in these; empty when promoted
 * @param free the fewest seats free in those of its quotas that lack some; 0 when none lacks any
 * @param ahead earlier parties that wait for the same quota
 */
public record Verdict(boolean promoted, Reason reason, Set<UUID> blockedBy, int free, int ahead) {

    static final Verdict PROMOTED = new Verdict(true, Reason.ABOUT_TO_BE_PROMOTED, Set.of(), 0, 0);

    static Verdict waits(Reason reason, Set<UUID> blockedBy) {
        return new Verdict(false, reason, blockedBy, 0, 0);
    }
}
