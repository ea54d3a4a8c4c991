package cn.zhijia.events.live.frame;

import java.util.UUID;

/**
 * A line of the log.
 *
 * @param message which it is about
 * @param tombstone whether it takes the message back rather than publishing it
 * @param shown null for a tombstone, and for a message that has been taken back since
 */
record Entry(long offset, UUID message, boolean tombstone, FrameMessage shown) {

    Entry withheld() {
        return new Entry(offset, message, false, null);
    }
}
