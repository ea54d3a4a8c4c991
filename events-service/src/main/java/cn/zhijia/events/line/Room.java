package cn.zhijia.events.line;

import java.util.UUID;

/**
 * The seats of one quota at one moment.
 *
 * @param size null is unlimited
 */
public record Room(UUID quota, Integer size, int used, boolean paused) {

    /** Seats that nobody has; never less than 0. */
    int free() {
        return size == null ? Integer.MAX_VALUE : Math.max(0, size - used);
    }

    boolean oversubscribed() {
        return size != null && used > size;
    }
}
