package cn.zhijia.events.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

import cn.zhijia.events.form.Answer;
import cn.zhijia.events.form.Question;
import cn.zhijia.events.organizing.Formula;
import cn.zhijia.kit.Refusal;

/**
 * A file of people, read without asking anybody: what is wrong with the file is refused, what is wrong with a row is that row's
 * fault.
 */
final class Sheet {

    static final int MAX_ROWS = 5_000;
    private static final int MAX_PARTY = 10;
    private static final int MAX_NUMBER = 32;
    private static final int MAX_NAME = 100;
    private static final int MAX_ANSWER = 200;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern UNION = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern PARTY = Pattern.compile("[0-9]{1,2}");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    private final List<Heading> columns;
    private final Set<String> seen = new HashSet<>();

    private Sheet(List<Heading> columns) {
        this.columns = columns;
    }

    /**
     * @param text with a header; blank lines at its end are no rows
     * @param asked the event's questions, each of which may have a column
     */
    static List<SheetRow> read(String text, List<Question> asked) {
        String[] lines = LINE_END.split(text.stripTrailing(), -1);
        if (lines.length < 2) {
            throw new Refusal("import-empty");
        }
        if (lines.length - 1 > MAX_ROWS) {
            throw new Refusal("import-too-long").with("rows", lines.length - 1).with("limit", MAX_ROWS);
        }
        var sheet = new Sheet(columns(lines[0], asked));
        var rows = new ArrayList<SheetRow>();
        for (int i = 1; i < lines.length; i++) {
            rows.add(sheet.row(i + 1, lines[i]));
        }
        return rows;
    }

    private static List<Heading> columns(String header, List<Question> asked) {
        var columns = new ArrayList<Heading>();
        var cells = cells(header);
        if (cells == null) {
            throw new Refusal("import-column-unknown").with("column", shortened(header));
        }
        for (var cell : cells) {
            var column = Heading.of(Formula.awake(cell.strip()), asked)
                    .orElseThrow(() -> new Refusal("import-column-unknown").with("column", shortened(cell)));
            if (columns.contains(column)) {
                throw new Refusal("import-column-twice").with("column", shortened(cell));
            }
            columns.add(column);
        }
        if (!columns.contains(new Heading(Column.MEMBER_NO, null))) {
            throw new Refusal("import-column-missing").with("column", Column.MEMBER_NO.chinese);
        }
        return columns;
    }

    private SheetRow row(int line, String text) {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            return SheetRow.broken(line, null, Fault.CONTROL_CHARACTER);
        }
        var cells = cells(text);
        if (cells == null) {
            return SheetRow.broken(line, null, Fault.UNCLOSED_QUOTE);
        }
        if (cells.stream().allMatch(String::isBlank)) {
            return SheetRow.broken(line, null, Fault.EMPTY_ROW);
        }
        if (cells.size() != columns.size()) {
            return SheetRow.broken(line, null,
                    cells.size() < columns.size() ? Fault.TOO_FEW_CELLS : Fault.TOO_MANY_CELLS);
        }
        if (cells.stream().anyMatch(Formula::begins)) {
            return SheetRow.broken(line, null, Fault.FORMULA_CELL);
        }
        return person(line, cells);
    }

    private SheetRow person(int line, List<String> cells) {
        String memberNo = cell(cells, Column.MEMBER_NO);
        Fault fault = numberFault(memberNo);
        if (fault != null) {
            return SheetRow.broken(line, null, fault);
        }
        String name = cell(cells, Column.NAME);
        String union = cell(cells, Column.UNION);
        String party = cell(cells, Column.PARTY_SIZE);
        int size = party == null ? 1 : PARTY.matcher(party).matches() ? Integer.parseInt(party) : 0;
        if (name != null && name.length() > MAX_NAME) {
            fault = Fault.NAME_TOO_LONG;
        } else if (union != null && !UNION.matcher(union).matches()) {
            fault = Fault.UNION_UNREADABLE;
        } else if (size < 1 || size > MAX_PARTY) {
            fault = Fault.PARTY_SIZE_OUT_OF_RANGE;
        } else if (!seen.add(memberNo)) {
            fault = Fault.DUPLICATE_ROW;
        }
        var answers = answers(cells);
        if (fault == null && answers.stream().anyMatch(a -> a.answer().length() > MAX_ANSWER)) {
            fault = Fault.ANSWER_TOO_LONG;
        }
        return fault == null ? new SheetRow(line, memberNo, name, union, size, answers, null)
                : SheetRow.broken(line, memberNo, fault);
    }

    private static Fault numberFault(String memberNo) {
        if (memberNo == null) {
            return Fault.MEMBER_NO_MISSING;
        }
        if (memberNo.length() > MAX_NUMBER) {
            return Fault.MEMBER_NO_TOO_LONG;
        }
        return NUMBER.matcher(memberNo).matches() ? null : Fault.MEMBER_NO_UNREADABLE;
    }

    /** Null when the column or its text is not there. */
    private String cell(List<String> cells, Column column) {
        int at = columns.indexOf(new Heading(column, null));
        return at < 0 || cells.get(at).isBlank() ? null : Formula.awake(cells.get(at).strip());
    }

    private List<Answer> answers(List<String> cells) {
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).question() != null && !cells.get(i).isBlank()) {
                answers.add(new Answer(columns.get(i).question(), Formula.awake(cells.get(i).strip())));
            }
        }
        return answers;
    }

    /** The cells of one line; null when its quotes cannot be read. */
    private static List<String> cells(String line) {
        try (var parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            var records = parser.getRecords();
            return records.isEmpty() ? List.of("") : records.get(0).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return null;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40);
    }
}
