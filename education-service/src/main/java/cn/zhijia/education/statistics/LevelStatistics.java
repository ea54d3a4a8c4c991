package cn.zhijia.education.statistics;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.education.catalogue.Level;

@Schema(name = "LevelStatistics")
record LevelStatistics(@Schema(required = true, description = "Extensible.") Level level,
        @Schema(required = true, minimum = "0", maximum = "99999", description = "Term x programme (开设专业).") int offerings,
        @Schema(required = true, minimum = "0", maximum = "99999") int distinctProgrammes,
        @Schema(required = true) Figures persons) {

    /** One level over the rows of one or several terms. */
    static LevelStatistics of(Level level, List<TermRow> rows, boolean everything) {
        var cells = rows.stream().map(r -> Figures.cell(r.applied(), r.admitted(), r.enrolled(), everything)).toList();
        return new LevelStatistics(level, rows.stream().mapToInt(TermRow::offerings).sum(),
                (int) rows.stream().flatMap(r -> r.programmes().stream()).distinct().count(),
                cells.size() == 1 ? cells.get(0) : Figures.sum(cells));
    }
}
