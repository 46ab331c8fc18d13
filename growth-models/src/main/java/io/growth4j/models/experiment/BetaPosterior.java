package io.growth4j.models.experiment;

import io.growth4j.models.internal.math.GammaFunctions;

/**
 * What is believed of a share: a beta distribution.
 *
 * @param a successes, the prior's included, above 0
 * @param b failures, the prior's included, above 0
 */
record BetaPosterior(double a, double b) {
    double size() {
        return a + b;
    }

    double mean() {
        return a / (a + b);
    }

    double quantile(double p) {
        return BetaQuantile.of(this, p);
    }

    /** The same of the opposite outcome. */
    BetaPosterior mirrored() {
        return new BetaPosterior(b, a);
    }

    /** The logarithm of the density of the log-odds at its highest, which is at the mean: no digits cancel (Loader 2000). */
    double logPeak() {
        return 0.5 * Math.log(mean() * b / (2 * Math.PI))
                + GammaFunctions.stirlingRemainder(a + b)
                - GammaFunctions.stirlingRemainder(a)
                - GammaFunctions.stirlingRemainder(b);
    }
}
