package io.growth4j.loyalty.level;

import io.growth4j.definition.Definition;
import java.math.BigDecimal;
import java.util.List;

/**
 * The shape of a ladder: the cumulative value needed to be level n, with 0 for level 0.
 *
 * <p>Thresholds are whole numbers, rounded by CEILING. Coefficients mean the decimal number they print as (1.1 is
 * eleven tenths), so that a threshold that is whole on paper is whole here. Above the range of {@code long} a threshold
 * is {@code Long.MAX_VALUE}. Immutable and thread-safe.
 */
public sealed interface LevelCurve extends Definition {
    /**
     * The cumulative value needed to be a level.
     *
     * @param level the level, from 0 up
     * @return the smallest value of this level; {@code Long.MAX_VALUE} if it does not fit
     */
    long threshold(int level);

    /**
     * The same step for each level: T(n) = step·n. For short ladders.
     *
     * @param step value per level, above 0
     */
    record Linear(double step) implements LevelCurve {
        public Linear {
            Coefficient.requirePositive("step", step);
        }

        @Override
        public long threshold(int level) {
            return Ceiling.of(BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(level)));
        }
    }

    /**
     * Steps that grow evenly: T(n) = a·n² + b·n. With a = 1 and b = 4 in active days it is the level rule of QQ (2005).
     *
     * @param a the quadratic coefficient, 0 or above
     * @param b the linear coefficient, 0 or above; not both may be 0
     */
    record Quadratic(double a, double b) implements LevelCurve {
        public Quadratic {
            Coefficient.requireNotNegative("a", a);
            Coefficient.requireNotNegative("b", b);
            Coefficient.requirePositive("a + b", a + b);
        }

        @Override
        public long threshold(int level) {
            BigDecimal n = BigDecimal.valueOf(level);
            return Ceiling.of(
                    BigDecimal.valueOf(a).multiply(n).add(BigDecimal.valueOf(b)).multiply(n));
        }
    }

    /**
     * A power law: T(n) = c·n<sup>p</sup>.
     *
     * @param c the value of level 1, above 0
     * @param p the exponent, above 0
     */
    record Power(double c, double p) implements LevelCurve {
        public Power {
            Coefficient.requirePositive("c", c);
            Coefficient.requirePositive("p", p);
        }

        @Override
        public long threshold(int level) {
            return Ceiling.of(c * StrictMath.pow(level, p));
        }
    }

    /**
     * Steps that grow by a factor: T(n) = c·(rⁿ − 1)/(r − 1), so that the step from n to n + 1 is c·rⁿ. For a scarce
     * top. With r = 1 it is linear.
     *
     * @param c the value of level 1, above 0
     * @param r the growth of each step, above 0
     */
    record Exponential(double c, double r) implements LevelCurve {
        public Exponential {
            Coefficient.requirePositive("c", c);
            Coefficient.requirePositive("r", r);
        }

        @Override
        public long threshold(int level) {
            return Ceiling.of(Ceiling.geometric(BigDecimal.valueOf(c), BigDecimal.valueOf(r), level));
        }
    }

    /**
     * A level that grows with the logarithm of the value: n = a·ln(1 + v/b), thus T(n) = b·(e<sup>n/a</sup> − 1).
     *
     * @param a levels per e-fold, above 0
     * @param b the value at which the curve bends, above 0
     */
    record Logarithmic(double a, double b) implements LevelCurve {
        public Logarithmic {
            Coefficient.requirePositive("a", a);
            Coefficient.requirePositive("b", b);
        }

        @Override
        public long threshold(int level) {
            return Ceiling.of(b * StrictMath.expm1(level / a));
        }
    }

    /**
     * Thresholds one by one.
     *
     * @param thresholds the value of level 0, which is 0, of level 1, and so on
     */
    record Table(List<Long> thresholds) implements LevelCurve {
        public Table {
            thresholds = List.copyOf(thresholds);
            if (thresholds.isEmpty() || thresholds.get(0) != 0) {
                throw new IllegalArgumentException("thresholds " + thresholds + " do not start with 0 for level 0");
            }
        }

        @Override
        public long threshold(int level) {
            return thresholds.get(level);
        }
    }
}
