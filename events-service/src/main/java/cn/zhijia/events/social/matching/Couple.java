package cn.zhijia.events.social.matching;

import java.util.UUID;

import cn.zhijia.events.Ids;

/** Two people, the least first: as the database orders ids. */
public record Couple(UUID one, UUID other) implements Comparable<Couple> {

    public static Couple of(UUID a, UUID b) {
        return Ids.ORDER.compare(a, b) < 0 ? new Couple(a, b) : new Couple(b, a);
    }

    @Override
    public int compareTo(Couple that) {
        int first = Ids.ORDER.compare(one, that.one);
        return first != 0 ? first : Ids.ORDER.compare(other, that.other);
    }
}
