package cn.zhijia.events.imports;

import java.util.Locale;

/** Why a row cannot be read, found before anybody is registered. Each has its words as {@code field.CODE}. */
public enum Fault {
    EMPTY_ROW,
    CONTROL_CHARACTER,
    /** A cell never holds a line break: what opens a quote ends with its line, and swallows no other row. */
    UNCLOSED_QUOTE,
    TOO_FEW_CELLS,
    TOO_MANY_CELLS,
    /** What a spreadsheet would run. */
    FORMULA_CELL,
    MEMBER_NO_MISSING,
    MEMBER_NO_TOO_LONG,
    MEMBER_NO_UNREADABLE,
    NAME_TOO_LONG,
    UNION_UNREADABLE,
    ANSWER_TOO_LONG,
    PARTY_SIZE_OUT_OF_RANGE,
    DUPLICATE_ROW;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
