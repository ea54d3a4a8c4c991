package cn.zhijia.education.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Persons in a cell of the statistics or in a sum of cells. A figure under 5 is hidden from non-admins, because in a small
 * group it tells on somebody.
 * <p>
 * <b>A sum adds only the figures that are shown.</b> So nothing can be computed from sums that the cells do not say
 * anyway, neither within one answer nor from the difference of two, whatever their {@code from} and {@code to}; hiding a
 * second cell, as statistical offices do, holds only within one table. {@code partial} says which sums are short.
 *
 * @param applied persons with a ticket, each once per term; null when hidden or never recorded
 * @param hidden which figures are hidden
 * @param partial which sums leave out hidden or never recorded figures
 */
@Schema(name = "Figures", examples = "{\"enrolled\": 594, \"partial\": [\"applied\", \"admitted\"]}")
record Figures(
        @Schema(minimum = "0", maximum = "99999999", description = "Persons who submitted an application, each once per term.") Integer applied,
        @Schema(minimum = "0", maximum = "99999999", description = "Persons admitted.") Integer admitted,
        @Schema(minimum = "0", maximum = "99999999", description = "Persons enrolled (在籍).") Integer enrolled,
        @Schema(maxItems = 3, description = "Figures that are under 5 and not shown. Absent: none.") List<String> hidden,
        @Schema(maxItems = 3, description = "Sums that leave out a figure hidden or never recorded. Absent: none.") List<String> partial) {

    private static final int SHOWN_FROM = 5;

    /** One term and level. */
    static Figures cell(Integer applied, Integer admitted, Integer enrolled, boolean everything) {
        var hidden = new ArrayList<String>();
        return new Figures(shown("applied", applied, everything, hidden), shown("admitted", admitted, everything, hidden),
                shown("enrolled", enrolled, everything, hidden), hidden.isEmpty() ? null : List.copyOf(hidden), null);
    }

    static Figures sum(Collection<Figures> parts) {
        var partial = new ArrayList<String>();
        return new Figures(total("applied", parts, Figures::applied, partial),
                total("admitted", parts, Figures::admitted, partial),
                total("enrolled", parts, Figures::enrolled, partial), null, partial.isEmpty() ? null : List.copyOf(partial));
    }

    private static Integer shown(String name, Integer figure, boolean everything, List<String> hidden) {
        if (figure == null || everything || figure >= SHOWN_FROM) {
            return figure;
        }
        hidden.add(name);
        return null;
    }

    private static Integer total(String name, Collection<Figures> parts, Function<Figures, Integer> figure,
            List<String> partial) {
        var known = parts.stream().map(figure).filter(n -> n != null).toList();
        if (known.size() < parts.size()) {
            partial.add(name);
        }
        return known.isEmpty() && !parts.isEmpty() ? null : known.stream().mapToInt(Integer::intValue).sum();
    }
}
