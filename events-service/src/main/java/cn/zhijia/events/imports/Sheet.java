package cn.zhijia.events.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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
    private static final int MAX_NAME = 100;
    private static final int MAX_ANSWER = 200;
    private static final Pattern UNION = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern PARTY = Pattern.compile("[0-9]{1,2}");

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
        var lines = Lines.of(text, MAX_ROWS);
        var sheet = new Sheet(columns(lines.get(0), asked));
        var rows = new ArrayList<SheetRow>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(sheet.row(i + 1, lines.get(i)));
        }
        return rows;
    }

    private static List<Heading> columns(String header, List<Question> asked) {
        var columns = Lines.columns(header, head -> Heading.of(head, asked));
        if (!columns.contains(new Heading(Column.MEMBER_NO, null))) {
            throw new Refusal("import-column-missing").with("column", Column.MEMBER_NO.chinese);
        }
        return columns;
    }

    private SheetRow row(int line, String text) {
        var cells = Lines.cells(text);
        var fault = Lines.fault(text, cells, columns.size());
        if (fault != null) {
            return SheetRow.broken(line, null, fault);
        }
        if (cells.stream().anyMatch(Formula::begins)) {
            return SheetRow.broken(line, null, Fault.FORMULA_CELL);
        }
        return person(line, cells);
    }

    private SheetRow person(int line, List<String> cells) {
        String memberNo = cell(cells, Column.MEMBER_NO);
        Fault fault = MemberNumber.fault(memberNo);
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
}
