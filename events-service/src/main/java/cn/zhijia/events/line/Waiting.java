package cn.zhijia.events.line;

import java.util.Set;
import java.util.UUID;

/**
 * A party in the line.
 *
 * @param quotas in all of which it needs seats
 * @param party people
 * @param passes how often others went first because the whole party did not fit
 */
public record Waiting(UUID id, Set<UUID> quotas, int party, int passes) {
}
