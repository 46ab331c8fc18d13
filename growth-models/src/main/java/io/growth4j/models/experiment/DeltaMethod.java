package io.growth4j.models.experiment;

import io.growth4j.stat.EffectKind;

/**
 * The effect of a treatment as a number, and its variance: a difference of two independent means, or that difference
 * divided by the magnitude of the control mean, by the delta method (Casella and Berger 2002, 5.5.4; Deng, Knoblich and
 * Lu, Applying the Delta Method in Metric Analytics, 2018).
 */
public final class DeltaMethod {
    private DeltaMethod() {}

    /**
     * The effect.
     *
     * @param kind absolute or relative
     * @param control the control mean, adjusted if it was adjusted
     * @param treatment the treatment mean
     * @param baseline the control mean before any adjustment; a relative effect is relative to its magnitude, so that
     *     an increase stays positive when means are negative
     * @return the effect; NaN for a relative effect on a zero baseline
     */
    public static double effect(EffectKind kind, double control, double treatment, double baseline) {
        double difference = treatment - control;
        if (kind == EffectKind.ABSOLUTE) {
            return difference;
        }
        return baseline == 0 ? Double.NaN : difference / Math.abs(baseline);
    }

    /**
     * The variance of the effect.
     *
     * @param kind absolute or relative
     * @param controlVariance the variance of the control mean (of one unit, divided by the units)
     * @param control the control mean
     * @param treatmentVariance the variance of the treatment mean
     * @param treatment the treatment mean
     * @return the squared standard error; NaN for a relative effect on a zero baseline
     */
    public static double variance(
            EffectKind kind, double controlVariance, double control, double treatmentVariance, double treatment) {
        return kind == EffectKind.ABSOLUTE
                ? treatmentVariance + controlVariance
                : ratioVariance(treatment, treatmentVariance, control, controlVariance, 0);
    }

    /**
     * The variance of a ratio of two random amounts, to first order.
     *
     * @param upper the mean of the upper amount
     * @param upperVariance its variance
     * @param lower the mean of the lower amount
     * @param lowerVariance its variance
     * @param covariance the covariance of the two
     * @return the variance of the ratio; NaN if the lower mean is 0
     */
    public static double ratioVariance(
            double upper, double upperVariance, double lower, double lowerVariance, double covariance) {
        if (lower == 0) {
            return Double.NaN;
        }
        double ratio = upper / lower;
        return (upperVariance + ratio * ratio * lowerVariance - 2 * ratio * covariance) / (lower * lower);
    }
}
