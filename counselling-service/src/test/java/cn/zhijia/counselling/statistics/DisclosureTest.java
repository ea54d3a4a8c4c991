package cn.zhijia.counselling.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Read as somebody would who wants to know more than is told, before rounding helps to hide it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DisclosureTest {

    @Test
    void a_table_of_large_numbers_is_told_whole_and_rounded_to_five() {
        var told = new Disclosure(new int[][] { { 12, 23 }, { 48, 31 } });
        assertEquals(10, told.told(0, 0));
        assertEquals(25, told.told(0, 1));
        assertEquals(50, told.told(1, 0));
        assertEquals(30, told.told(1, 1));
        assertEquals(115, told.told(2, 2));
    }

    @Test
    void nothing_is_told_of_a_department_of_nine_nor_of_all_the_others_but_it() {
        var told = new Disclosure(new int[][] { { 30, 20 }, { 9, 0 }, { 40, 25 } });
        for (int column = 0; column <= 2; column++) {
            assertNull(told.told(1, column));
        }
        assertNull(told.told(0, 2), "with the total it would tell of the nine");
        assertEquals(125, told.told(3, 2));
    }

    @Test
    void a_zero_is_not_told_nor_that_all_of_a_department_answered_alike() {
        var told = new Disclosure(new int[][] { { 40, 0 }, { 30, 20 } });
        assertNull(told.told(0, 1));
        assertNull(told.told(0, 0), "forty of forty");
        assertEquals(40, told.told(0, 2));
    }

    @Test
    void ten_is_told_and_nine_is_not() {
        assertFalse(new Disclosure(new int[][] { { 10, 10 }, { 10, 10 } }).hides(0, 0));
        assertTrue(new Disclosure(new int[][] { { 9, 10 }, { 10, 10 } }).hides(0, 0));
    }

    @Test
    void a_single_department_and_no_answers_at_all_are_no_trouble() {
        var none = new Disclosure(new int[1][5]);
        assertNull(none.told(1, 5));
        var one = new Disclosure(new int[][] { { 25, 15, 5 } });
        assertNull(one.told(0, 2));
        assertEquals(one.told(1, 3), one.told(0, 3));
    }

    @Test
    void in_no_table_does_a_hidden_number_follow_from_what_is_told() {
        var random = new Random(20_261_124);
        int told = 0;
        for (int i = 0; i < 3_000; i++) {
            var counts = table(random);
            var disclosure = new Disclosure(counts);
            told += assertHolds(counts, disclosure);
        }
        assertTrue(told > 20_000, told + " numbers told: hiding everything would be easy");
    }

    private static int[][] table(Random random) {
        var counts = new int[1 + random.nextInt(8)][2 + random.nextInt(5)];
        int usual = 1 + random.nextInt(60);
        for (var row : counts) {
            for (int c = 0; c < row.length; c++) {
                row[c] = random.nextInt(5) == 0 ? random.nextInt(12) : random.nextInt(2 * usual);
            }
        }
        return counts;
    }

    /** How many numbers are told. */
    private static int assertHolds(int[][] counts, Disclosure disclosure) {
        int rows = counts.length, columns = counts[0].length, told = 0;
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c <= columns; c++) {
                boolean hidden = disclosure.hides(r, c);
                assertTrue(hidden || sum(counts, r, c) >= 10);
                told += hidden ? 0 : 1;
            }
            assertHidesEnough(counts, disclosure, r);
        }
        assertEquals(0, determined(disclosure, rows, columns), Arrays.deepToString(counts));
        return told;
    }

    private static void assertHidesEnough(int[][] counts, Disclosure disclosure, int row) {
        int columns = counts[0].length, cells = 0, people = 0;
        for (int c = 0; c < columns; c++) {
            cells += disclosure.hides(row, c) ? 1 : 0;
            people += disclosure.hides(row, c) ? sum(counts, row, c) : 0;
        }
        assertTrue(disclosure.hides(row, columns) || cells == 0 || cells > 1 && people >= 10);
    }

    private static int sum(int[][] counts, int row, int column) {
        int sum = 0;
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < counts[0].length; c++) {
                sum += (row == counts.length || row == r) && (column == counts[0].length || column == c) ? counts[r][c] : 0;
            }
        }
        return sum;
    }

    /** How many hidden numbers the equations "parts make the total" leave only one value, by elimination. */
    private static int determined(Disclosure disclosure, int rows, int columns) {
        int width = (rows + 1) * (columns + 1);
        var equations = new double[rows + columns + 2][width];
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c <= columns; c++) {
                if (disclosure.hides(r, c)) {
                    equations[r][r * (columns + 1) + c] = c == columns ? -1 : 1;
                    equations[rows + 1 + c][r * (columns + 1) + c] = r == rows ? -1 : 1;
                }
            }
        }
        int pivots = eliminate(equations, width), determined = 0;
        for (int e = 0; e < pivots; e++) {
            determined += Arrays.stream(equations[e]).filter(x -> Math.abs(x) > 1e-9).count() == 1 ? 1 : 0;
        }
        return determined;
    }

    /** To reduced echelon form; gives the rank. */
    private static int eliminate(double[][] equations, int width) {
        int rank = 0;
        for (int column = 0; column < width && rank < equations.length; column++) {
            int pivot = rank;
            while (pivot < equations.length && Math.abs(equations[pivot][column]) < 1e-9) {
                pivot++;
            }
            if (pivot < equations.length) {
                var row = equations[pivot];
                equations[pivot] = equations[rank];
                equations[rank] = row;
                double lead = row[column];
                for (int x = 0; x < width; x++) {
                    row[x] /= lead;
                }
                for (var other : equations) {
                    double times = other == row ? 0 : other[column];
                    for (int x = 0; times != 0 && x < width; x++) {
                        other[x] -= times * row[x];
                    }
                }
                rank++;
            }
        }
        return rank;
    }
}
