package io.growth4j.models.internal.math;

/**
 * The regularised incomplete beta function: the probability that a Beta(a, b) variable is at most x.
 *
 * <p>Continued fraction of Abramowitz and Stegun 26.5.8 by Lentz's method, on the side of the mean where it converges.
 */
public final class IncompleteBeta {
    private static final double TINY = 1e-300;

    private IncompleteBeta() {}

    /** I(x; a, b) for a, b above 0; 0 below x = 0 and 1 above x = 1. */
    public static double regularized(double x, double a, double b) {
        if (!(a > 0 && b > 0) || Double.isNaN(x)) {
            throw new IllegalArgumentException("I(" + x + "; " + a + ", " + b + "): needs a and b above 0");
        }
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        return x > (a + 1) / (a + b + 2) ? 1 - lower(1 - x, b, a) : lower(x, a, b);
    }

    private static double lower(double x, double a, double b) {
        double front = a * Math.log(x) + b * Math.log1p(-x) - GammaFunctions.logBeta(a, b);
        return Math.exp(front) / (a * fraction(x, a, b));
    }

    private static double fraction(double x, double a, double b) {
        double value = 1;
        double c = 1;
        double d = 0;
        for (int k = 1; k < 200_000; k++) {
            double top = coefficient(k, x, a, b);
            d = 1 / nonZero(1 + top * d);
            c = nonZero(1 + top / c);
            value *= c * d;
            if (Math.abs(c * d - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    private static double coefficient(int k, double x, double a, double b) {
        int m = k / 2;
        return k % 2 == 0
                ? m * (b - m) * x / ((a + k - 1) * (a + k))
                : -(a + m) * (a + b + m) * x / ((a + k - 1) * (a + k));
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
