package io.growth4j.bench.quality;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A mean over independent repeats with Student's 95 % interval.
 *
 * @param mean the mean
 * @param low the interval's lower end; NaN for one repeat
 * @param high the interval's upper end; NaN for one repeat
 */
record Spread(double mean, double low, double high) {
    static Spread of(double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double half = n < 2
                ? Double.NaN
                : new TDistribution(n - 1).inverseCumulativeProbability(0.975) * Math.sqrt(squares / (n - 1) / n);
        return new Spread(mean, mean - half, mean + half);
    }

    /** Of values less others of the same repeats. */
    static Spread ofDifferences(double[] values, double[] others) {
        double[] differences = values.clone();
        Arrays.setAll(differences, i -> values[i] - others[i]);
        return of(differences);
    }
}
