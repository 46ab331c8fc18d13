package io.growth4j.stat;

/**
 * The standard normal distribution, to about fifteen digits, both tails.
 *
 * <p>The distribution function is Marsaglia's series near the middle (Evaluating the Normal Distribution, 2004, eq. 3)
 * and Laplace's continued fraction in the tails (Abramowitz and Stegun 26.2.14); the quantile refines formula 26.2.23
 * by Halley steps.
 */
public final class Normal {
    private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);
    private static final double TAIL = 2.5;

    private Normal() {}

    /**
     * The density.
     *
     * @param z any value
     * @return φ(z)
     */
    public static double density(double z) {
        return Math.exp(-z * z / 2) / SQRT_2_PI;
    }

    /**
     * The probability of at most z.
     *
     * @param z any value; NaN gives NaN
     * @return Φ(z), 0 to 1
     */
    public static double cumulative(double z) {
        if (Double.isNaN(z)) {
            return Double.NaN;
        }
        if (z < -TAIL) {
            return upperTail(-z);
        }
        return z > TAIL ? 1 - upperTail(z) : 0.5 + middle(z);
    }

    /**
     * The value that is not exceeded with probability p.
     *
     * @param p 0 to 1
     * @return Φ⁻¹(p); the infinities at 0 and 1
     * @throws IllegalArgumentException if p is outside 0 to 1
     */
    public static double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("probability " + p + " is outside 0 to 1");
        }
        if (p == 0 || p == 1) {
            return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return p > 0.5 ? -lowerQuantile(1 - p) : lowerQuantile(p);
    }

    private static double lowerQuantile(double p) {
        double t = Math.sqrt(-2 * Math.log(p));
        double z =
                (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
        for (int step = 0; step < 3; step++) {
            double error = (cumulative(z) - p) / density(z);
            z -= error / (1 + z * error / 2);
        }
        return z;
    }

    private static double middle(double z) {
        double term = z;
        double sum = z;
        double before = 0;
        for (int odd = 3; sum != before; odd += 2) {
            before = sum;
            term *= z * z / odd;
            sum += term;
        }
        return sum * density(z);
    }

    private static double upperTail(double z) {
        if (Double.isInfinite(z)) {
            return 0;
        }
        double fraction = 0;
        for (int k = 120; k > 0; k--) {
            fraction = k / (z + fraction);
        }
        return density(z) / (z + fraction);
    }
}
