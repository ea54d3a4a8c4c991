package cn.zhijia.events;

import java.util.Comparator;
import java.util.UUID;

/** Who locks rows in the order of their ids, here or in SQL, must mean the same by it. */
public final class Ids {

    /** The database's: byte by byte, without a sign, which {@link UUID#compareTo} sees in each half. */
    public static final Comparator<UUID> ORDER = Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private Ids() {
    }
}
