package cn.zhijia.events.games.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FractionTest {

    @Test
    void points_are_in_lowest_terms_and_the_denominator_above_zero() {
        assertEquals(new Fraction(15, 2), new Fraction(30, 4));
        assertEquals(new Fraction(-1, 2), new Fraction(2, -4));
        assertEquals(Fraction.ZERO, new Fraction(0, -7));
        assertEquals(BigInteger.ONE, new Fraction(6, 3).denominator());
        assertThrows(ArithmeticException.class, () -> new Fraction(1, 0));
    }

    @Test
    void thirds_add_up_exactly() {
        var third = new Fraction(1, 3);
        assertEquals(Fraction.of(1), third.plus(third).plus(third));
        assertEquals(new Fraction(-3, 2), Fraction.of(-2).plus(new Fraction(1, 2)));
    }

    /** A hundred disciplines of up to sixty-four who share a rank: 1/1 + 1/2 + ... + 1/64 has a denominator of 27 digits. */
    @Test
    void what_no_long_holds_adds_up_exactly_and_is_compared() {
        var sum = Fraction.ZERO;
        for (int shared = 1; shared <= 64; shared++) {
            sum = sum.plus(new Fraction(1, shared));
        }
        assertTrue(sum.denominator().bitLength() > 63, sum::toString);
        var back = sum;
        for (int shared = 64; shared >= 1; shared--) {
            var less = back.plus(new Fraction(-1, shared));
            assertTrue(less.compareTo(back) < 0);
            back = less;
        }
        assertEquals(Fraction.ZERO, back);
    }

    @Test
    void more_is_more() {
        assertTrue(new Fraction(22, 3).compareTo(Fraction.of(7)) > 0);
        assertTrue(Fraction.of(-2).compareTo(Fraction.ZERO) < 0);
        assertEquals(0, new Fraction(9, 2).compareTo(new Fraction(18, 4)));
    }
}
