package cn.zhijia.gateway.live;

import java.util.UUID;

/**
 * Who comes to a broadcast and what they tap, computed from a counter: a million visits are not kept in memory, and a second
 * run
 * from the same seed is the same.
 *
 * @param likes given by every fourth visit, in two running totals each
 */
public record Plan(long seed, int visits, int likes) {

    /** How often a request is sent: phones lose answers, and some do not wait for one. */
    enum Sent {
        ONCE,
        AGAIN_WHEN_ANSWERED,
        TWICE_AT_ONCE
    }

    private static final int ONE_LIKES_OF = 4;
    private static final int ONE_TWICE_OF = 20;
    /** Where version 7 UUIDs begin, and how many visits share a millisecond. */
    private static final long MILLIS = 1_764_900_000_000L;
    private static final int AT_ONCE = 4;

    public Plan {
        if (likes < 2 * likers(visits)) {
            throw new IllegalArgumentException(
                    likes + " likes are too few for two totals of each fourth of " + visits + " visits");
        }
    }

    /** 女职工普法直播: 1,605,000 visits and 1,593,000 likes, or this part of them. */
    public static Plan ofTheLawLivestream(long seed, double scale) {
        return new Plan(seed, (int) Math.round(1_605_000 * scale), (int) Math.round(1_593_000 * scale));
    }

    private static int likers(int visits) {
        return (visits + ONE_LIKES_OF - 1) / ONE_LIKES_OF;
    }

    /** Without what is sent twice. */
    public int requests() {
        return visits + 2 * likers(visits);
    }

    /** With what is sent twice: so many are acknowledged when all went as planned, whatever had to be repeated on the way. */
    public long sendings() {
        long sendings = 0;
        for (int visit = 0; visit < visits; visit++) {
            sendings += sendings(visit);
        }
        return sendings;
    }

    /** Of this visit, its likes among them. */
    int sendings(int visit) {
        int sendings = 0;
        for (int request = 0; request < (likes(visit) == 0 ? 1 : 3); request++) {
            sendings += sent(visit, request) == Sent.ONCE ? 1 : 2;
        }
        return sendings;
    }

    /** An id as an app makes it: version 7, so nearly in order. */
    public UUID visit(int number) {
        long random = mixed(2L * number);
        long high = MILLIS + number / AT_ONCE << 16 | 0x7000 | random & 0xfff;
        return new UUID(high, 0x8000_0000_0000_0000L | mixed(random) >>> 2);
    }

    public UUID device(int number) {
        long random = mixed(2L * number + 1);
        return new UUID(random & ~0xf000L | 0x4000, 0x8000_0000_0000_0000L | mixed(random) >>> 2);
    }

    /** What the visit has tapped in the end; 0 for most. */
    public int likes(int visit) {
        if (visit % ONE_LIKES_OF != 0) {
            return 0;
        }
        int likers = likers(visits);
        return likes / likers + (visit / ONE_LIKES_OF < likes % likers ? 1 : 0);
    }

    /** @param request 0 for the visit itself, 1 and 2 for its running totals */
    Sent sent(int visit, int request) {
        long random = mixed(~(3L * visit + request));
        if (Math.floorMod(random, ONE_TWICE_OF) != 0) {
            return Sent.ONCE;
        }
        return random < 0 ? Sent.AGAIN_WHEN_ANSWERED : Sent.TWICE_AT_ONCE;
    }

    /** SplitMix64. */
    private long mixed(long number) {
        long z = seed + number * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
