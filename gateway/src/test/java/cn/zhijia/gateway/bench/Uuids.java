package cn.zhijia.gateway.bench;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids as the contract advises apps to make them: version 7, in the order of time. */
final class Uuids {

    private static final int RANDOM_BITS = 12;

    private Uuids() {
    }

    static UUID next() {
        var random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << RANDOM_BITS);
        return new UUID(high, random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }

    /** The text with an id of its own in each place of {@code {uuid}}. */
    static String filled(String text) {
        int place = text.indexOf("{uuid}");
        return place < 0 ? text : text.substring(0, place) + next() + filled(text.substring(place + 6));
    }
}
