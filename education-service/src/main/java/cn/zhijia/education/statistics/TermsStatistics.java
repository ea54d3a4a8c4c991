package cn.zhijia.education.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.education.catalogue.Level;

@Schema(name = "TermsStatistics", description = "The terms of a period in figures.")
record TermsStatistics(@Schema(required = true, minimum = "0", maximum = "9999") int terms,
        @Schema(required = true, minimum = "0", maximum = "99999", description = "Term x programme: 79 个专业 counts these.") int offerings,
        @Schema(required = true, minimum = "0", maximum = "99999") int distinctProgrammes,
        @Schema(required = true, description = "Over the terms; who was in two terms counts in both.") Figures persons,
        @Schema(required = true, maxItems = 10) List<LevelStatistics> byLevel,
        @Schema(required = true, maxItems = 9999, description = "By opening.") List<TermStatistics> items) {

    static TermsStatistics of(List<TermRow> rows, boolean everything) {
        var byTerm = new LinkedHashMap<UUID, List<TermRow>>();
        rows.forEach(r -> byTerm.computeIfAbsent(r.term(), t -> new ArrayList<>()).add(r));
        var items = byTerm.values().stream().map(t -> TermStatistics.of(t, everything)).toList();
        var levels = Arrays.stream(Level.values()).filter(l -> rows.stream().anyMatch(r -> r.level() == l))
                .map(l -> LevelStatistics.of(l, rows.stream().filter(r -> r.level() == l).toList(), everything)).toList();
        return new TermsStatistics(items.size(), rows.stream().mapToInt(TermRow::offerings).sum(),
                (int) rows.stream().flatMap(r -> r.programmes().stream()).distinct().count(),
                Figures.sum(rows.stream().filter(r -> r.level() != null)
                        .map(r -> Figures.cell(r.applied(), r.admitted(), r.enrolled(), everything)).toList()),
                levels, items);
    }
}
