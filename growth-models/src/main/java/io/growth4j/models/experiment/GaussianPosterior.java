package io.growth4j.models.experiment;

import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;

/**
 * What is believed of an effect: a normal distribution.
 *
 * @param mean the expected effect
 * @param deviation its standard deviation, above 0; 0 for certainty
 */
public record GaussianPosterior(double mean, double deviation) {
    public GaussianPosterior {
        Checks.finite("mean", mean);
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException("standard deviation " + deviation + " is below 0");
        }
    }

    /**
     * The posterior that a flat prior gives to the estimate behind an interval.
     *
     * @param estimate the estimate
     * @param interval its interval; one end may be infinite, the finite end then holds with the interval's level
     * @return the normal distribution that has this interval
     * @throws IllegalArgumentException if both ends are infinite
     */
    public static GaussianPosterior of(double estimate, Interval interval) {
        boolean noLow = Double.isInfinite(interval.low());
        boolean noHigh = Double.isInfinite(interval.high());
        if (noLow && noHigh) {
            throw new IllegalArgumentException("an interval without ends says nothing about " + estimate);
        }
        double outside = 1 - interval.level();
        double half = noLow ? interval.high() - estimate : estimate - interval.low();
        if (!noLow && !noHigh) {
            half = interval.width() / 2;
            outside /= 2;
        }
        return new GaussianPosterior(estimate, half / -Normal.quantile(outside));
    }

    /**
     * The probability that treatment is above control.
     *
     * @return 0 to 1; NaN if the effect is certainly 0
     */
    public double chanceToWin() {
        return deviation == 0 && mean == 0 ? Double.NaN : Normal.cumulative(mean / deviation);
    }

    /**
     * What is lost on average by choosing treatment: the expected shortfall where it is worse.
     *
     * @return E[max(−effect, 0)], 0 or more, in the unit of the effect
     */
    public double riskOfTreatment() {
        return loss(-mean);
    }

    /**
     * What is lost on average by keeping control: the expected gain that is passed over.
     *
     * @return E[max(effect, 0)], 0 or more, in the unit of the effect
     */
    public double riskOfControl() {
        return loss(mean);
    }

    /**
     * The central credible interval.
     *
     * @param level its probability, above 0 and below 1
     * @return mean ± z times the deviation
     */
    public Interval interval(double level) {
        double half = Normal.quantile(0.5 + level / 2) * deviation;
        return new Interval(mean - half, mean + half, level);
    }

    private double loss(double gain) {
        if (deviation == 0) {
            return Math.max(gain, 0);
        }
        double z = gain / deviation;
        return Math.max(0, deviation * Normal.density(z) + gain * Normal.cumulative(z));
    }
}
