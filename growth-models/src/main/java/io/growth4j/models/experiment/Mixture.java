package io.growth4j.models.experiment;

/**
 * The normal mixture boundary behind confidence sequences and the mixture test. The two are one: a confidence sequence
 * with parameter ρ over n units is the mixture test with τ² = ρ²·n·SE², so everything is said in the squared standard
 * error and τ².
 */
final class Mixture {
    static final double SMALLEST_ONE_SIDED = 1e-5;
    static final double LARGEST_ONE_SIDED = 0.4999;

    private Mixture() {}

    /** ρ² that makes the boundary tightest at a number of units (Waudby-Smith et al. 2021, eq. 161). */
    static double rhoSquared(double alpha, double tunedFor) {
        double twice = -2 * Math.log(alpha);
        return (twice + Math.log(twice + 1)) / tunedFor;
    }

    /** The mixture likelihood ratio of an effect against zero. */
    static double likelihoodRatio(double effect, double squaredError, double tauSquared) {
        double total = squaredError + tauSquared;
        return Math.sqrt(squaredError / total) * Math.exp(effect * effect * tauSquared / (2 * squaredError * total));
    }

    static double twoSidedHalfWidth(double squaredError, double tauSquared, double alpha) {
        double total = squaredError + tauSquared;
        return Math.sqrt(2 * squaredError * total / tauSquared * Math.log(Math.sqrt(total / squaredError) / alpha));
    }

    static double oneSidedHalfWidth(double squaredError, double tauSquared, double alpha) {
        double total = squaredError + tauSquared;
        return Math.sqrt(
                2 * squaredError * total / tauSquared * Math.log1p(Math.sqrt(total / squaredError) / (2 * alpha)));
    }

    /**
     * The level at which the one-sided bound touches zero, solved exactly; kept inside the range in which the boundary
     * holds.
     *
     * @param effect the effect in the direction that the test looks for
     */
    static double oneSidedPValue(double effect, double squaredError, double tauSquared) {
        if (!(effect > 0)) {
            return LARGEST_ONE_SIDED;
        }
        double total = squaredError + tauSquared;
        double exponent = effect * effect * tauSquared / (2 * squaredError * total);
        double level = Math.sqrt(total / squaredError) / (2 * Math.expm1(exponent));
        return Math.max(SMALLEST_ONE_SIDED, Math.min(LARGEST_ONE_SIDED, level));
    }
}
