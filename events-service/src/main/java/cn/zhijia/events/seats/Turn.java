package cn.zhijia.events.seats;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a newcomer got: seats, or a place in line.
 *
 * @param quotas that count this party: in all of them it has its seats, or waits
 * @param blockedBy the quotas it waits for; empty with seats
 * @param joinedAt in database time, read while the quotas were held, so that turns of one event are in order
 * @param place in line, 1 for the next; null with seats, or where it must be counted
 * @param movable seats are free, only others wait for them too: the rule of the line says who gets them
 */
public record Turn(List<UUID> quotas, List<UUID> blockedBy, int party, Instant joinedAt, Integer place, boolean movable) {

    public boolean seated() {
        return blockedBy.isEmpty();
    }
}
