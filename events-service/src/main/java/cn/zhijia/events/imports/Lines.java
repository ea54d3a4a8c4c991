package cn.zhijia.events.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

import cn.zhijia.events.organizing.Formula;
import cn.zhijia.kit.Refusal;

/** The lines of a file with a header, whatever its columns are. */
public final class Lines {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    private Lines() {
    }

    /** The header, and then at least one row and at most so many; blank lines at the end are no rows. */
    public static List<String> of(String text, int most) {
        var lines = LINE_END.split(text.stripTrailing(), -1);
        if (lines.length < 2) {
            throw new Refusal("import-empty");
        }
        if (lines.length - 1 > most) {
            throw new Refusal("import-too-long").with("rows", lines.length - 1).with("limit", most);
        }
        return List.of(lines);
    }

    /** The columns of a header, each of them known and there once. */
    public static <C> List<C> columns(String header, Function<String, Optional<C>> named) {
        var columns = new ArrayList<C>();
        var cells = cells(header);
        if (cells == null) {
            throw new Refusal("import-column-unknown").with("column", shortened(header));
        }
        for (var cell : cells) {
            var column = named.apply(Formula.awake(cell.strip()))
                    .orElseThrow(() -> new Refusal("import-column-unknown").with("column", shortened(cell)));
            if (columns.contains(column)) {
                throw new Refusal("import-column-twice").with("column", shortened(cell));
            }
            columns.add(column);
        }
        return columns;
    }

    /** The cells of one line; null when its quotes cannot be read. */
    public static List<String> cells(String line) {
        try (var parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            var records = parser.getRecords();
            return records.isEmpty() ? List.of("") : records.get(0).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return null;
        }
    }

    /**
     * What is wrong with a line as such, or null.
     *
     * @param cells as {@link #cells} reads them
     */
    public static Fault fault(String line, List<String> cells, int columns) {
        if (line.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            return Fault.CONTROL_CHARACTER;
        }
        if (cells == null) {
            return Fault.UNCLOSED_QUOTE;
        }
        if (cells.stream().allMatch(String::isBlank)) {
            return Fault.EMPTY_ROW;
        }
        if (cells.size() != columns) {
            return cells.size() < columns ? Fault.TOO_FEW_CELLS : Fault.TOO_MANY_CELLS;
        }
        return null;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40);
    }
}
