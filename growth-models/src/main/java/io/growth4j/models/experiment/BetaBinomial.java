package io.growth4j.models.experiment;

import io.growth4j.definition.Definition;
import io.growth4j.stat.Interval;

/**
 * Shares compared without a normal approximation: a beta prior, binomial data, and the posteriors of the two arms
 * integrated to ten digits (no simulation), relative to the smaller of loss and gain, for arms of any size. A comparison
 * takes a few microseconds.
 *
 * @param alpha the prior's successes, above 0
 * @param beta the prior's failures, above 0
 */
public record BetaBinomial(double alpha, double beta) implements Definition {
    /** Every share is equally likely. */
    public static final BetaBinomial UNIFORM = new BetaBinomial(1, 1);

    /** Jeffreys' prior (1946): its intervals cover well for shares near 0 and 1 too. */
    public static final BetaBinomial JEFFREYS = new BetaBinomial(0.5, 0.5);

    public BetaBinomial {
        Checks.positive("prior alpha", alpha);
        Checks.positive("prior beta", beta);
    }

    /**
     * Compares two arms.
     *
     * @param control the control arm; no units leave the prior
     * @param treatment the treatment arm
     * @return probabilities and expected losses
     */
    public Result compare(Sample.Proportion control, Sample.Proportion treatment) {
        BetaPosterior a = posterior(control);
        BetaPosterior b = posterior(treatment);
        double difference = b.mean() - a.mean();
        if (difference < 0) {
            BetaOverlap treatmentAbove = BetaOverlap.of(b, a);
            double gain = treatmentAbove.amount();
            return new Result(treatmentAbove.chance(), gain - difference, gain, difference);
        }
        BetaOverlap controlAbove = BetaOverlap.of(a, b);
        double loss = controlAbove.amount();
        return new Result(1 - controlAbove.chance(), loss, loss + difference, difference);
    }

    /**
     * The central credible interval of one arm's share, in a few microseconds.
     *
     * @param arm the arm
     * @param level its probability, above 0 and below 1
     * @return quantiles of the beta posterior
     * @throws IllegalArgumentException if the level is outside its range
     */
    public Interval interval(Sample.Proportion arm, double level) {
        Checks.share("level", level);
        BetaPosterior posterior = posterior(arm);
        return new Interval(posterior.quantile((1 - level) / 2), posterior.quantile((1 + level) / 2), level);
    }

    private BetaPosterior posterior(Sample.Proportion arm) {
        return new BetaPosterior(arm.successes() + alpha, arm.n() - arm.successes() + beta);
    }

    /**
     * What is believed of two shares.
     *
     * @param chanceToWin the probability that treatment's share is above control's
     * @param expectedLoss what choosing treatment loses on average: E[max(control − treatment, 0)]
     * @param expectedGain what it gains on average: E[max(treatment − control, 0)]
     * @param difference the difference of the posterior means; gain minus loss
     */
    public record Result(double chanceToWin, double expectedLoss, double expectedGain, double difference) {}
}
