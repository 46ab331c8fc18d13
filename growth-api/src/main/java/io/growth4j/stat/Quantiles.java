package io.growth4j.stat;

/** Sample quantiles by the definitions of Hyndman and Fan (Sample Quantiles in Statistical Packages, 1996). */
public final class Quantiles {
    /** So that rounding does not lift a whole position, 100 times 0.07 say, to the next one; as in R. */
    private static final double FUZZ = 4 * Math.ulp(1.0);

    private Quantiles() {}

    /** How a quantile between two observations is placed. */
    public enum Type {
        /** The inverse of the empirical distribution function: always an observation. */
        TYPE_1,
        /** Type 6: mean-unbiased for the uniform distribution, as Minitab and SPSS. */
        TYPE_6,
        /** Type 7: linear between the observations; the default of R, NumPy and of this project. */
        TYPE_7,
        /** Type 8: approximately median-unbiased for any distribution. */
        TYPE_8
    }

    /**
     * The type-7 quantile.
     *
     * @param sorted observations in ascending order, at least one, no NaN
     * @param p 0 to 1
     * @return the quantile
     */
    public static double of(double[] sorted, double p) {
        return of(sorted, p, Type.TYPE_7);
    }

    /**
     * A quantile.
     *
     * @param sorted observations in ascending order, at least one, no NaN
     * @param p 0 to 1
     * @param type where between two observations it lies
     * @return the quantile
     * @throws IllegalArgumentException if there is no observation, or p is outside 0 to 1
     */
    public static double of(double[] sorted, double p, Type type) {
        int n = sorted.length;
        if (n == 0) {
            throw new IllegalArgumentException("a quantile needs at least one observation, there is none");
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("probability " + p + " is outside 0 to 1");
        }
        double position = switch (type) {
            case TYPE_1 -> Math.ceil(n * p * (1 - FUZZ));
            case TYPE_6 -> (n + 1) * p;
            case TYPE_7 -> (n - 1) * p + 1;
            case TYPE_8 -> (n + 1 / 3.0) * p + 1 / 3.0;
        };
        double inside = Math.max(1, Math.min(n, snapped(position)));
        int below = (int) Math.floor(inside);
        double low = sorted[below - 1];
        double share = inside - below;
        return share == 0 ? low : low + share * (sorted[below] - low);
    }

    /** A position that differs from a whole number by rounding only is that number: 0.7 times 90 is 63. */
    private static double snapped(double position) {
        double whole = Math.rint(position);
        return Math.abs(position - whole) <= 4 * Math.ulp(whole) ? whole : position;
    }
}
