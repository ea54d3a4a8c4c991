package cn.zhijia.events.games.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import cn.zhijia.events.imports.Fault;
import cn.zhijia.events.imports.Lines;
import cn.zhijia.events.imports.MemberNumber;
import cn.zhijia.events.organizing.Formula;
import cn.zhijia.kit.Refusal;

/** A file of athletes, read without asking anybody. */
final class Roster {

    static final int MAX_ROWS = 1_000;
    private static final int MAX_NAME = 100;

    private final List<RosterColumn> columns;
    private final Faults faults;
    private final Set<String> seen = new HashSet<>();

    private Roster(List<RosterColumn> columns, Faults faults) {
        this.columns = columns;
        this.faults = faults;
    }

    /**
     * The rows that can be told from one another.
     *
     * @param faults takes what is wrong with rows; what is wrong with the whole file is refused
     */
    static List<RosterRow> read(String text, Faults faults) {
        var lines = Lines.of(text, MAX_ROWS);
        var columns = Lines.columns(lines.get(0), RosterColumn::named);
        Stream.of(RosterColumn.MEMBER_NO, RosterColumn.NAME, RosterColumn.TEAM).filter(c -> !columns.contains(c)).findFirst()
                .ifPresent(missing -> {
                    throw new Refusal("import-column-missing").with("column", missing.chinese);
                });
        var roster = new Roster(columns, faults);
        var rows = new ArrayList<RosterRow>();
        for (int i = 1; i < lines.size(); i++) {
            var cells = Lines.cells(lines.get(i));
            var fault = Lines.fault(lines.get(i), cells, columns.size());
            if (fault == null) {
                rows.add(roster.row(i + 1, cells));
            } else {
                faults.at(i + 1, fault);
            }
        }
        return rows;
    }

    private RosterRow row(int line, List<String> cells) {
        String memberNo = cell(line, cells, RosterColumn.MEMBER_NO);
        String name = cell(line, cells, RosterColumn.NAME);
        String team = cell(line, cells, RosterColumn.TEAM);
        String disciplines = cell(line, cells, RosterColumn.DISCIPLINES);
        return new RosterRow(line, number(line, memberNo), name(line, name), team(line, team), parts(disciplines));
    }

    private String number(int line, String memberNo) {
        if (memberNo != null && memberNo.isEmpty()) {
            return null;
        }
        var fault = MemberNumber.fault(memberNo);
        if (fault == null && !seen.add(memberNo)) {
            fault = Fault.DUPLICATE_ROW;
        }
        if (fault != null) {
            faults.at(line, RosterColumn.MEMBER_NO, fault);
        }
        return fault == null ? memberNo : null;
    }

    private String name(int line, String name) {
        if (name == null) {
            faults.at(line, RosterColumn.NAME, Misfit.NAME_MISSING);
        } else if (name.length() > MAX_NAME) {
            faults.at(line, RosterColumn.NAME, Fault.NAME_TOO_LONG);
            return null;
        }
        return name == null || name.isEmpty() ? null : name;
    }

    private String team(int line, String team) {
        if (team == null) {
            faults.at(line, RosterColumn.TEAM, Misfit.TEAM_MISSING);
        }
        return team == null || team.isEmpty() ? null : team;
    }

    /** Null when nothing stands there; empty when what does is a fault already told. */
    private String cell(int line, List<String> cells, RosterColumn column) {
        int at = columns.indexOf(column);
        if (at < 0 || cells.get(at).isBlank()) {
            return null;
        }
        if (Formula.begins(cells.get(at))) {
            faults.at(line, column, Fault.FORMULA_CELL);
            return "";
        }
        return Formula.awake(cells.get(at).strip());
    }

    private static List<String> parts(String disciplines) {
        return disciplines == null ? List.of()
                : Arrays.stream(disciplines.split("、")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
