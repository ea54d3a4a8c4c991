package cn.zhijia.events.social.matching;

import java.util.Comparator;
import java.util.UUID;

/** Two people, the least first: as the database orders ids, byte by byte without sign. */
public record Couple(UUID one, UUID other) implements Comparable<Couple> {

    private static final Comparator<UUID> BYTES = Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    public static Couple of(UUID a, UUID b) {
        return BYTES.compare(a, b) < 0 ? new Couple(a, b) : new Couple(b, a);
    }

    @Override
    public int compareTo(Couple that) {
        int first = BYTES.compare(one, that.one);
        return first != 0 ? first : BYTES.compare(other, that.other);
    }
}
