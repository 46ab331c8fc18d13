package io.growth4j.models.experiment;

import io.growth4j.stat.Normal;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * Student's t distribution, fast where it is close to the normal one: the expansion of Abramowitz and Stegun 26.7.5 is
 * exact to double precision above a thousand degrees of freedom, and a start for Newton's method below.
 */
final class StudentT {
    private static final double NEARLY_NORMAL = 1000;
    private static final double HEAVY = 5;

    private StudentT() {}

    /** The probability of more than t. */
    static double upperTail(double t, double freedom) {
        double half = Beta.regularizedBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
        return t >= 0 ? half : 1 - half;
    }

    /** The value that is exceeded with probability tail, 0 to ½. */
    static double upperQuantile(double tail, double freedom) {
        double z = -Normal.quantile(tail);
        if (freedom < HEAVY) {
            return -new TDistribution(freedom).inverseCumulativeProbability(tail);
        }
        double t = expansion(z, freedom);
        return freedom > NEARLY_NORMAL && z < 5 ? t : polish(t, tail, freedom);
    }

    private static double expansion(double z, double freedom) {
        double s = z * z;
        double g1 = z * (s + 1) / 4;
        double g2 = z * ((5 * s + 16) * s + 3) / 96;
        double g3 = z * (((3 * s + 19) * s + 17) * s - 15) / 384;
        double g4 = z * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160;
        return z + (g1 + (g2 + (g3 + g4 / freedom) / freedom) / freedom) / freedom;
    }

    private static double polish(double start, double tail, double freedom) {
        double scale = Math.exp(Gamma.logGamma((freedom + 1) / 2) - Gamma.logGamma(freedom / 2))
                / Math.sqrt(freedom * Math.PI);
        double t = start;
        for (int step = 0; step < 20; step++) {
            double density = scale * Math.pow(1 + t * t / freedom, -(freedom + 1) / 2);
            double change = (upperTail(t, freedom) - tail) / density;
            t += change;
            if (Math.abs(change) <= 1e-13 * Math.max(1, Math.abs(t))) {
                return t;
            }
        }
        return t;
    }
}
