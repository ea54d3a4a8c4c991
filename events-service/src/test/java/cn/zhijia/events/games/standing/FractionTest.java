package cn.zhijia.events.games.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(1, new Fraction(6, 3).denominator());
        assertThrows(ArithmeticException.class, () -> new Fraction(1, 0));
    }

    @Test
    void thirds_add_up_exactly() {
        var third = new Fraction(1, 3);
        assertEquals(Fraction.of(1), third.plus(third).plus(third));
        assertEquals(new Fraction(-3, 2), Fraction.of(-2).plus(new Fraction(1, 2)));
    }

    @Test
    void more_is_more() {
        assertTrue(new Fraction(22, 3).compareTo(Fraction.of(7)) > 0);
        assertTrue(Fraction.of(-2).compareTo(Fraction.ZERO) < 0);
        assertEquals(0, new Fraction(9, 2).compareTo(new Fraction(18, 4)));
    }
}
