package io.growth4j.models.experiment;

import io.growth4j.definition.Definition;
import io.growth4j.stat.EffectKind;
import java.util.List;
import java.util.Optional;

/**
 * How a metric of two arms is compared in terms of belief: normal likelihood of the effect, normal prior or none
 * (conjugate updating: Gelman et al., Bayesian Data Analysis, 2013, 2.5). For shares of few users prefer {@link
 * BetaBinomial}, which needs no normal approximation.
 *
 * @param metric what is compared, in words
 * @param effect absolute or relative
 * @param alpha one minus the probability of the credible interval
 * @param prior what was believed before; empty for nothing at all (a flat, improper prior)
 * @param lowerIsBetter whether the metric should fall: chance to win and risks are then those of falling
 */
public record BayesianTest(String metric, EffectKind effect, double alpha, Optional<Prior> prior, boolean lowerIsBetter)
        implements Definition {
    public BayesianTest {
        Checks.share("alpha", alpha);
    }

    /**
     * A test with a flat prior and a 95 % interval, of a metric that should rise.
     *
     * @param metric what is compared, in words
     * @param effect absolute or relative
     * @return the test
     */
    public static BayesianTest of(String metric, EffectKind effect) {
        return new BayesianTest(metric, effect, 0.05, Optional.empty(), false);
    }

    /**
     * The same test with a prior.
     *
     * @param prior what was believed before
     * @return a new test
     */
    public BayesianTest with(Prior prior) {
        return new BayesianTest(metric, effect, alpha, Optional.of(prior), lowerIsBetter);
    }

    /**
     * What was believed of the effect before the experiment.
     *
     * @param kind whether mean and deviation are relative to control or in the unit of the metric; they are rescaled by
     *     the magnitude of control where the test asks for the other kind
     * @param mean the expected effect
     * @param deviation its standard deviation, above 0
     */
    public record Prior(EffectKind kind, double mean, double deviation) {
        public Prior {
            Checks.finite("prior mean", mean);
            Checks.positive("prior deviation", deviation);
        }

        Prior in(EffectKind wanted, double baseline) {
            double size = Math.abs(baseline);
            if (wanted == kind) {
                return this;
            }
            double scale = wanted == EffectKind.ABSOLUTE ? size : 1 / size;
            return new Prior(wanted, mean * scale, deviation * scale);
        }
    }

    /**
     * Compares two arms.
     *
     * @param control the control arm
     * @param treatment the treatment arm, of the same type
     * @return the posterior, or the reason why there is none
     * @throws IllegalArgumentException if the samples differ in type
     */
    public BayesianResult compare(Sample control, Sample treatment) {
        Optional<Undetermined> obstacle = Estimate.obstacle(effect, control, treatment);
        if (obstacle.isEmpty()
                && control.mean() == 0
                && prior.isPresent()
                && prior.get().kind() != effect) {
            obstacle = Optional.of(Undetermined.ZERO_BASELINE);
        }
        if (obstacle.isPresent()) {
            return new BayesianResult(this, control, treatment, Optional.empty(), List.of(), obstacle);
        }
        GaussianPosterior posterior = posterior(Estimate.of(effect, control, treatment));
        AbTest twin = AbTest.sequential(metric, effect);
        return new BayesianResult(
                this,
                control,
                treatment,
                Optional.of(posterior),
                Warnings.of(twin, control, treatment, 1),
                Optional.empty());
    }

    /**
     * The posterior of an estimate.
     *
     * @param estimate an effect with its standard error
     * @return precision-weighted mean of prior and estimate
     */
    public GaussianPosterior posterior(Estimate estimate) {
        if (prior.isEmpty()) {
            return new GaussianPosterior(estimate.effect(), estimate.standardError());
        }
        Prior before = prior.get().in(effect, estimate.baseline());
        double dataPrecision = 1 / (estimate.standardError() * estimate.standardError());
        double priorPrecision = 1 / (before.deviation() * before.deviation());
        double precision = dataPrecision + priorPrecision;
        double mean = (estimate.effect() * dataPrecision + before.mean() * priorPrecision) / precision;
        return new GaussianPosterior(mean, Math.sqrt(1 / precision));
    }
}
