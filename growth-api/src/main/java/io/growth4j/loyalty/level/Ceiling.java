package io.growth4j.loyalty.level;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounding up to a whole {@code long}, saturating, and without lifting a whole number by its floating error. */
final class Ceiling {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final MathContext DIGITS = new MathContext(60);
    /** Some ten times the error of the last place of a {@code double}. */
    private static final double NOISE = 2e-15;

    private Ceiling() {}

    static long of(BigDecimal value) {
        if (value.compareTo(LARGEST) >= 0) {
            return Long.MAX_VALUE;
        }
        // 40 digits behind the point: divisions leave errors far below that, thresholds have none far above.
        return value.setScale(40, RoundingMode.HALF_EVEN)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    static long of(double value) {
        if (value >= Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        double nearest = Math.rint(value);
        return (long) (Math.abs(value - nearest) <= NOISE * value ? nearest : Math.ceil(value));
    }

    /** The sum c + c·r + … + c·r^(terms−1). */
    static BigDecimal geometric(BigDecimal c, BigDecimal r, int terms) {
        BigDecimal excess = r.subtract(BigDecimal.ONE);
        if (excess.signum() == 0) {
            return c.multiply(BigDecimal.valueOf(terms));
        }
        return r.pow(terms, DIGITS).subtract(BigDecimal.ONE).multiply(c).divide(excess, DIGITS);
    }
}
