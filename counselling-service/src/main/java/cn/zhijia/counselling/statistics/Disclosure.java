package cn.zhijia.counselling.statistics;

import java.util.ArrayDeque;

/**
 * Which numbers of a table of people may be told. Pure. The table is groups (departments, unions) by bands,
 * its last row and column the totals.
 * <ul>
 * <li>No number of fewer than ten people, nought among them: "nobody there" tells about everybody there.
 * <li>None that follows from the others (complementary suppression). A hidden number follows exactly when it is a bridge of the
 * graph that joins each hidden number's row with its column: then every other is known, or cancels out.
 * <li>What a line hides holds ten people together, or its total minus what is told would tell of fewer.
 * </ul>
 * What is told is rounded to five.
 */
public final class Disclosure {

    static final int LEAST = 10;
    private static final int STEP = 5;

    private final int[][] table;
    private final boolean[][] hidden;
    private final int rows;
    private final int columns;

    /** @param counts people by group and band, each person once, without totals */
    public Disclosure(int[][] counts) {
        rows = counts.length;
        columns = counts[0].length;
        table = new int[rows + 1][columns + 1];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                table[r][c] = counts[r][c];
                table[r][columns] += counts[r][c];
                table[rows][c] += counts[r][c];
                table[rows][columns] += counts[r][c];
            }
        }
        hidden = new boolean[rows + 1][columns + 1];
        hideSmall();
        while (hideOneMore()) {
            continue;
        }
    }

    /** The number of people rounded to five; null when it may not be told. The totals stand last. */
    public Integer told(int row, int column) {
        return hidden[row][column] ? null : Math.round(table[row][column] / (float) STEP) * STEP;
    }

    boolean hides(int row, int column) {
        return hidden[row][column];
    }

    private void hideSmall() {
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c <= columns; c++) {
                hidden[r][c] = table[r][c] < LEAST;
            }
        }
    }

    private boolean hideOneMore() {
        for (int r = 0; r <= rows; r++) {
            if (!hidden[r][columns] && hidesTooFewInRow(r)) {
                return hideSmallestOf(r, r, 0, columns - 1);
            }
        }
        for (int c = 0; c <= columns; c++) {
            if (!hidden[rows][c] && hidesTooFewInColumn(c)) {
                return hideSmallestOf(0, rows - 1, c, c);
            }
        }
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c <= columns; c++) {
                if (hidden[r][c] && follows(r, c) && hideSmallestBeside(r, c)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hidesTooFewInRow(int r) {
        int people = 0, cells = 0;
        for (int c = 0; c < columns; c++) {
            people += hidden[r][c] ? table[r][c] : 0;
            cells += hidden[r][c] ? 1 : 0;
        }
        return cells > 0 && people < LEAST;
    }

    private boolean hidesTooFewInColumn(int c) {
        int people = 0, cells = 0;
        for (int r = 0; r < rows; r++) {
            people += hidden[r][c] ? table[r][c] : 0;
            cells += hidden[r][c] ? 1 : 0;
        }
        return cells > 0 && people < LEAST;
    }

    /** Whether row and column are no longer joined by hidden numbers when this one is left out. */
    private boolean follows(int row, int column) {
        var seen = new boolean[rows + 1 + columns + 1]; // rows, then columns
        var open = new ArrayDeque<Integer>();
        open.add(row);
        seen[row] = true;
        while (!open.isEmpty()) {
            int place = open.remove();
            for (int other = 0; other < (place <= rows ? columns + 1 : rows + 1); other++) {
                int r = place <= rows ? place : other;
                int c = place <= rows ? other : place - rows - 1;
                int next = place <= rows ? other + rows + 1 : other;
                if (hidden[r][c] && !(r == row && c == column) && !seen[next]) {
                    seen[next] = true;
                    open.add(next);
                }
            }
        }
        return !seen[rows + 1 + column];
    }

    /**
     * In its own row or column, so that the two are joined some other way sooner or later. False when all beside it are hidden;
     * then those follow as well, and have others beside them. Totals last: they tell most.
     */
    private boolean hideSmallestBeside(int row, int column) {
        return hide(smaller(smallest(row, row, 0, columns - 1), smallest(0, rows - 1, column, column)))
                || hide(smaller(smallest(row, row, columns, columns), smallest(rows, rows, column, column)));
    }

    private int[] smaller(int[] one, int[] other) {
        return one == null || other != null && table[other[0]][other[1]] < table[one[0]][one[1]] ? other : one;
    }

    private boolean hideSmallestOf(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        return hide(smallest(firstRow, lastRow, firstColumn, lastColumn));
    }

    private boolean hide(int[] cell) {
        if (cell != null) {
            hidden[cell[0]][cell[1]] = true;
        }
        return cell != null;
    }

    /** The smallest number that is still told there; null when all are hidden. */
    private int[] smallest(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        int[] smallest = null;
        for (int r = firstRow; r <= lastRow; r++) {
            for (int c = firstColumn; c <= lastColumn; c++) {
                if (!hidden[r][c] && (smallest == null || table[r][c] < table[smallest[0]][smallest[1]])) {
                    smallest = new int[] { r, c };
                }
            }
        }
        return smallest;
    }
}
