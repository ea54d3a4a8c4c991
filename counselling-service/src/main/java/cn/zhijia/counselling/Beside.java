package cn.zhijia.counselling;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a view shows beside its own row: it changes without an edit, and no 304 may hide that. */
public final class Beside {

    private Beside() {
    }

    /** One number of at most 18 digits for an entity tag: the same on every replica for the same text, another for another. */
    public static long tag(String shown) {
        return UUID.nameUUIDFromBytes(shown.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits() >>> 5;
    }
}
