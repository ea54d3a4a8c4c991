package cn.zhijia.counselling.webhook;

import java.time.Duration;

/** How patiently a call is made, and when again after it failed. Pure. */
public enum Pace {
    /** Wakes somebody: soon again, whatever the receiver asks for, and for a day. */
    PAGE(1, Duration.ofSeconds(15), Duration.ofHours(24), 5, 15, 30, 60, 120),
    /** A life may hang on it: soon again, whatever the receiver asks for, until the sender ends it. */
    CRISIS(16, Duration.ofSeconds(5), null, 5, 15, 30, 60, 120),
    /** As the specification of Standard Webhooks proposes, ten times in three days; later where the receiver says so. */
    NORMAL(1, Duration.ofSeconds(15), null, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400);

    /** So many calls of a lane are made at once: in a crisis none waits until those before it have been answered. */
    final int together;
    /** An attempt as a whole: to find the address, to connect, and to be answered. */
    final Duration patience;
    private final Duration newsFor;
    private final int[] seconds;

    Pace(int together, Duration patience, Duration newsFor, int... seconds) {
        this.together = together;
        this.patience = patience;
        this.newsFor = newsFor;
        this.seconds = seconds;
    }

    /**
     * Until the next attempt.
     *
     * @param attempts that failed so far, from 1
     * @param asked by the receiver
     */
    Duration after(int attempts, Duration asked) {
        var wait = Duration.ofSeconds(seconds[Math.min(attempts, seconds.length) - 1]);
        return this == NORMAL && asked.compareTo(wait) > 0 ? asked : wait;
    }

    /** Whether there is no next attempt. */
    boolean givesUp(int attempts, Duration age) {
        return this == NORMAL ? attempts > seconds.length : newsFor != null && age.compareTo(newsFor) > 0;
    }
}
