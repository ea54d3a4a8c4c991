package cn.zhijia.events.seats;

import java.time.Instant;
import java.util.UUID;

/**
 * What a newcomer got: a seat, or a place in line.
 *
 * @param joinedAt in database time, read while the quota was held, so that turns of one quota are in order
 * @param place in line, 1 for the next; 0 with a seat
 */
public record Turn(UUID quota, Instant joinedAt, int place) {

    public boolean seated() {
        return place == 0;
    }
}
