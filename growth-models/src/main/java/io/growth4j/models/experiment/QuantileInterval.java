package io.growth4j.models.experiment;

import io.growth4j.stat.Normal;
import io.growth4j.stat.Quantiles;

/**
 * The order statistics around a quantile that hold it with 95 %, and the variance that their distance stands for (Francis
 * and Wu 2023, section 3).
 */
final class QuantileInterval {
    private static final double Z = Normal.quantile(0.975);

    private QuantileInterval() {}

    static Sample.Quantile of(double[] sorted, double level) {
        int n = sorted.length;
        double spread = Z * Math.sqrt(level * (1 - level) / n);
        double lower = Quantiles.of(sorted, Math.max(0, level - spread));
        double upper = Quantiles.of(sorted, Math.min(1, level + spread));
        return new Sample.Quantile(n, n, level, Quantiles.of(sorted, level), lower, upper);
    }

    /** The variance of one unit. */
    static double variance(Sample.Quantile sample) {
        double half = (sample.upper() - sample.lower()) / (2 * Z);
        return sample.n() <= 1
                ? Double.NaN
                : (double) sample.intervalUnits() / sample.n() * (sample.n() - 1) * half * half;
    }

    /** Whether both ends of the interval are order statistics: otherwise it says nothing about the variance. */
    static boolean isSupported(Sample.Quantile sample) {
        double odds = sample.level() / (1 - sample.level());
        return sample.n() > Z * Z * Math.max(odds, 1 / odds);
    }
}
