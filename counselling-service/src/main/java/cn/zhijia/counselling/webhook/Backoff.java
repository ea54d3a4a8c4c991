package cn.zhijia.counselling.webhook;

import java.time.Duration;

/** When a call that failed is made again: in a crisis soon, and for a day. */
final class Backoff {

    static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);
    private static final int[] SECONDS = { 5, 15, 30, 60, 120 };

    private Backoff() {
    }

    /** @param attempts that failed so far, from 1 */
    static Duration after(int attempts) {
        return Duration.ofSeconds(SECONDS[Math.min(attempts, SECONDS.length) - 1]);
    }
}
