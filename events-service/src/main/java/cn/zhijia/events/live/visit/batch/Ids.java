package cn.zhijia.events.live.visit.batch;

import java.util.Comparator;
import java.util.UUID;

/** Who locks rows in the order of their ids, here or in SQL, must mean the same by it. */
final class Ids {

    /** The database's: byte by byte, without a sign, which {@link UUID#compareTo} sees in each half. */
    static final Comparator<UUID> ORDER = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private Ids() {
    }
}
