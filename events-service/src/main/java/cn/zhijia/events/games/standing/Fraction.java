package cn.zhijia.events.games.standing;

/** Points, exactly: always in lowest terms, the denominator above zero (1 for whole numbers). */
public record Fraction(long numerator, long denominator) implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(0, 1);

    public Fraction {
        if (denominator == 0) {
            throw new ArithmeticException("denominator 0");
        }
        long shared = divisor(numerator, denominator) * Long.signum(denominator);
        numerator /= shared;
        denominator /= shared;
    }

    public static Fraction of(long whole) {
        return new Fraction(whole, 1);
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                Math.addExact(Math.multiplyExact(numerator, other.denominator),
                        Math.multiplyExact(other.numerator, denominator)),
                Math.multiplyExact(denominator, other.denominator));
    }

    @Override
    public int compareTo(Fraction other) {
        return Long.compare(Math.multiplyExact(numerator, other.denominator),
                Math.multiplyExact(other.numerator, denominator));
    }

    private static long divisor(long a, long b) {
        return b == 0 ? Math.abs(a) : divisor(b, a % b);
    }
}
