package cn.zhijia.events.checkin;

import java.util.TreeSet;

/** Who went through when, on one registration's one day. An entry repeats another when nobody went out between the two. */
final class Movements {

    private final TreeSet<Scan> passed = new TreeSet<>(Scan.RANK);

    void add(Scan scan) {
        passed.add(scan);
    }

    /** For a gate that asks: the entry by which the holder is inside by now, or null. */
    Scan inside() {
        return passed.isEmpty() ? null : inside(passed.last());
    }

    /** For a gate that reports: the entry by which the holder was inside already when this one came, or null. */
    Scan before(Scan entry) {
        return inside(passed.lower(entry));
    }

    /** The first entry of the unbroken run that ends with {@code latest}. */
    private Scan inside(Scan latest) {
        Scan first = null;
        for (Scan s = latest; s != null && s.isEntry(); s = passed.lower(s)) {
            first = s;
        }
        return first;
    }
}
