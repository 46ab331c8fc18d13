package io.growth4j.models.tuning;

import org.hipparchus.special.Erf;

/**
 * The logarithm of the expected improvement over the best score (Jones, Schonlau and Welch 1998, equation 15), which ranks
 * points even where the improvement itself is too small for a double (Ament and others 2023).
 */
final class Improvement {
    private static final double LOG_ROOT_2_PI = 0.5 * Math.log(2 * Math.PI);

    private Improvement() {}

    static double log(GaussianProcess.Forecast forecast, double best) {
        double z = (forecast.mean() - best) / forecast.deviation();
        double logDensity = -z * z / 2 - LOG_ROOT_2_PI;
        if (z < -10) {
            // φ(z) + z Φ(z) ≈ φ(z) / z² (1 − 3 / z² + 15 / z⁴), from the asymptotic series of Φ.
            double inverse = 1 / (z * z);
            return Math.log(forecast.deviation() * inverse) + logDensity + Math.log1p(inverse * (15 * inverse - 3));
        }
        double below = Erf.erfc(-z / Math.sqrt(2)) / 2;
        return Math.log(forecast.deviation()) + Math.log(Math.exp(logDensity) + z * below);
    }
}
