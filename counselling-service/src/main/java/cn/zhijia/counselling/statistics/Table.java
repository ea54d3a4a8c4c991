package cn.zhijia.counselling.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * People by union and band, as they are counted: each once. Whoever belongs to no union has a line too, which is told to nobody
 * but keeps the totals right.
 */
final class Table {

    private static final String NO_UNION = "";

    private final List<String> bands;
    private final TreeMap<String, int[]> counts = new TreeMap<>();

    Table(List<String> bands) {
        this.bands = bands;
    }

    void add(String union, String band, int people) {
        counts.computeIfAbsent(union == null ? NO_UNION : union, u -> new int[bands.size()])[bands.indexOf(band)] += people;
    }

    /** What may be told; the line of all unions together stands last, and has no union. */
    List<UnionLine> told() {
        var lines = new ArrayList<UnionLine>();
        if (counts.isEmpty()) {
            return List.of(UnionLine.untold(null, bands));
        }
        var disclosure = new Disclosure(counts.values().toArray(int[][]::new));
        int row = 0;
        for (var union : counts.keySet()) {
            if (!union.equals(NO_UNION)) {
                lines.add(UnionLine.of(union, row, bands, disclosure));
            }
            row++;
        }
        lines.add(UnionLine.of(null, row, bands, disclosure));
        return lines;
    }
}
