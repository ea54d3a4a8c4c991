package cn.zhijia.kit.testing.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was found, held against the table. */
public final class Comparison {

    private Comparison() {
    }

    /** Operations that the table does not name, and lines that name none. */
    public static List<String> forgotten(Collection<Operation> contract, Table table) {
        var differences = new ArrayList<String>();
        Set<String> ids = new HashSet<>();
        for (Operation operation : contract) {
            if (!ids.add(operation.id())) {
                differences.add(operation.id() + " is in the contract twice");
            } else if (!table.operations().contains(operation.id())) {
                differences.add(operation.id() + " (" + operation.method() + " " + operation.path() + ") has no line");
            }
        }
        table.operations().stream().filter(id -> !ids.contains(id)).map(id -> id + " has a line and is no operation")
                .forEach(differences::add);
        return differences;
    }

    /** Verdicts other than the table's. */
    public static List<String> otherwise(List<Finding> findings, Table table) {
        return findings.stream()
                .filter(found -> Verdict.of(found.status()) != table.expected(found.line(), found.caller()))
                .map(found -> found.line() + ", " + found.caller() + ": expected "
                        + table.expected(found.line(), found.caller()) + ", found " + Verdict.of(found.status()) + " ("
                        + (found.status() + " " + found.code()).strip() + ")")
                .toList();
    }
}
