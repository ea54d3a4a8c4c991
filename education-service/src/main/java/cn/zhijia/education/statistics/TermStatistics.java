package cn.zhijia.education.statistics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.education.term.DaysToFill;

@Schema(name = "TermStatistics", description = "One term in figures.")
record TermStatistics(@Schema(required = true) UUID term, @Schema(required = true, minimum = "1", maximum = "999") int ordinal,
        @Schema(required = true, maxLength = 100) String name,
        @Schema(required = true, minimum = "2000", maximum = "2100") int year,
        @Schema(required = true, maxLength = 8, description = "SPRING or AUTUMN. Extensible.") String season,
        @Schema(required = true, description = "Of before the product, entered by history import.") boolean imported,
        @Schema(minimum = "0", maximum = "50000", description = "The term's quota.") Integer seats,
        @Schema(required = true) Instant opens, Instant firstFilledAt,
        @Schema(minimum = "1", maximum = "10000", description = "Calendar days in the term's zone, first and last included; absent while it was never full.") Integer daysToFill,
        @Schema(required = true, minimum = "0", maximum = "99999") int offerings,
        @Schema(required = true, minimum = "0", maximum = "99999") int distinctProgrammes,
        @Schema(required = true, description = "Over the levels shown.") Figures persons,
        @Schema(required = true, maxItems = 10) List<LevelStatistics> byLevel) {

    /** The rows of one term, one per level; a term that offers nothing yet has one without. */
    static TermStatistics of(List<TermRow> rows, boolean everything) {
        var t = rows.get(0);
        var levels = rows.stream().filter(r -> r.level() != null).sorted(Comparator.comparing(TermRow::level))
                .map(r -> LevelStatistics.of(r.level(), List.of(r), everything)).toList();
        return new TermStatistics(t.term(), t.ordinal(), t.name(), t.year(), t.season(), t.imported(), t.seats(), t.opens(),
                t.firstFilledAt(),
                t.firstFilledAt() == null ? null : DaysToFill.count(t.opens(), t.firstFilledAt(), t.zone()),
                rows.stream().mapToInt(TermRow::offerings).sum(),
                (int) rows.stream().flatMap(r -> r.programmes().stream()).distinct().count(),
                Figures.sum(levels.stream().map(LevelStatistics::persons).toList()), levels);
    }
}
