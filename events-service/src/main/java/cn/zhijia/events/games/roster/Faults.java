package cn.zhijia.events.games.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import cn.zhijia.events.imports.Fault;
import cn.zhijia.kit.Refusal;

/** All that is wrong with a file, so that it can be told at once. */
final class Faults {

    /** As many as a problem holds. */
    private static final int TOLD = 100;

    private record Found(int line, String pointer, String code) {
    }

    private final List<Found> found = new ArrayList<>();

    void at(int line, Fault fault) {
        found.add(new Found(line, "/" + line, fault.code()));
    }

    void at(int line, RosterColumn column, Fault fault) {
        found.add(new Found(line, "/" + line + "/" + column.english, fault.code()));
    }

    void at(int line, RosterColumn column, Misfit misfit) {
        found.add(new Found(line, "/" + line + "/" + column.english, misfit.code()));
    }

    /** @param index of the discipline in its cell */
    void atDiscipline(int line, int index, Misfit misfit) {
        found.add(new Found(line, "/" + line + "/" + RosterColumn.DISCIPLINES.english + "/" + index, misfit.code()));
    }

    void refuse() {
        if (found.isEmpty()) {
            return;
        }
        var refusal = new Refusal("athletes-refused").with("faults", found.size());
        found.stream().sorted(Comparator.comparingInt(Found::line)).limit(TOLD)
                .forEach(fault -> refusal.at(fault.pointer, fault.code));
        throw refusal;
    }
}
