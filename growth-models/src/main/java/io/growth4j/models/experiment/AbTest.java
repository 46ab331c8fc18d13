package io.growth4j.models.experiment;

import io.growth4j.definition.Definition;
import io.growth4j.stat.EffectKind;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a metric of two arms is compared: a definition, written before the data, that every result carries. Immutable and
 * thread-safe; a comparison takes a few microseconds.
 *
 * @param metric what is compared, in words, for example {@code returned within 30 days}
 * @param effect absolute or relative: "down by 5 %" must say which
 * @param alternative what the test looks for
 * @param alpha the accepted chance of a false alarm, above 0 and below 1 (below ½ for one-sided sequences)
 * @param inference for one look or for many
 * @param margin the loss that is still acceptable, as a share of the magnitude of control: a non-inferiority test, which
 *     must be one-sided; 0 for none
 * @param checks whether results carry warnings
 */
public record AbTest(
        String metric,
        EffectKind effect,
        Alternative alternative,
        double alpha,
        Inference inference,
        double margin,
        boolean checks)
        implements Definition {
    public AbTest {
        Checks.share("alpha", alpha);
        if (!(margin >= 0) || (margin > 0 && alternative == Alternative.TWO_SIDED)) {
            throw new IllegalArgumentException("non-inferiority margin " + margin + " with " + alternative
                    + ": a margin is 0 or more and needs a direction");
        }
        if (inference instanceof Inference.ConfidenceSequence && alternative != Alternative.TWO_SIDED && alpha >= 0.5) {
            throw new IllegalArgumentException("alpha " + alpha + " of a one-sided sequence must be below 0.5");
        }
        if (inference instanceof Inference.MixtureSprt && alternative != Alternative.TWO_SIDED) {
            throw new IllegalArgumentException(
                    "the mixture test is two-sided, " + alternative + " needs a ConfidenceSequence");
        }
        if (inference instanceof Inference.PooledZ && (effect != EffectKind.ABSOLUTE || margin > 0)) {
            throw new IllegalArgumentException("pooling assumes equal shares: it tests an absolute effect of zero, not "
                    + effect + " with margin " + margin);
        }
    }

    /**
     * A test for one look: Welch's t, two-sided, at 5 %.
     *
     * @param metric what is compared, in words
     * @param effect absolute or relative
     * @return the test
     */
    public static AbTest of(String metric, EffectKind effect) {
        return new AbTest(metric, effect, Alternative.TWO_SIDED, 0.05, new Inference.WelchT(), 0, true);
    }

    /**
     * A test that may be looked at any time: a two-sided confidence sequence at 5 %.
     *
     * @param metric what is compared, in words
     * @param effect absolute or relative
     * @return the test
     */
    public static AbTest sequential(String metric, EffectKind effect) {
        return of(metric, effect).with(Inference.ConfidenceSequence.STANDARD);
    }

    /**
     * The same test in one direction, or both.
     *
     * @param alternative what to look for
     * @return a new test
     */
    public AbTest with(Alternative alternative) {
        return new AbTest(metric, effect, alternative, alpha, inference, margin, checks);
    }

    /**
     * The same test by another method.
     *
     * @param inference the method
     * @return a new test
     */
    public AbTest with(Inference inference) {
        return new AbTest(metric, effect, alternative, alpha, inference, margin, checks);
    }

    /**
     * The same test at another level.
     *
     * @param alpha the accepted chance of a false alarm
     * @return a new test
     */
    public AbTest withAlpha(double alpha) {
        return new AbTest(metric, effect, alternative, alpha, inference, margin, checks);
    }

    /**
     * The same test with a loss that is still acceptable.
     *
     * @param margin a share of the magnitude of control
     * @return a new, non-inferiority test
     */
    public AbTest withMargin(double margin) {
        return new AbTest(metric, effect, alternative, alpha, inference, margin, checks);
    }

    /**
     * The same test with or without warnings.
     *
     * @param checks whether results carry warnings; simulations do without
     * @return a new test
     */
    public AbTest withChecks(boolean checks) {
        return new AbTest(metric, effect, alternative, alpha, inference, margin, checks);
    }

    /**
     * Compares two arms, for the first time.
     *
     * @param control the control arm
     * @param treatment the treatment arm, of the same type
     * @return effect, interval and p-value, or the reason why there are none
     * @throws IllegalArgumentException if the samples differ in type
     */
    public EffectResult compare(Sample control, Sample treatment) {
        return compare(control, treatment, 1);
    }

    /**
     * Compares two arms after earlier looks at the same experiment.
     *
     * @param control the control arm
     * @param treatment the treatment arm, of the same type
     * @param look how many times the test was looked at, this time included, 1 or more
     * @return effect, interval and p-value, or the reason why there are none
     * @throws IllegalArgumentException if the samples differ in type
     */
    public EffectResult compare(Sample control, Sample treatment, int look) {
        if (look < 1) {
            throw new IllegalArgumentException("look " + look + ": the first look is 1");
        }
        Estimate.Attempt attempt = Estimate.attempt(effect, control, treatment);
        if (attempt.estimate() != null) {
            return judge(control, treatment, attempt.estimate(), look);
        }
        return EffectResult.undetermined(this, control, treatment, Objects.requireNonNull(attempt.obstacle()));
    }

    private EffectResult judge(Sample control, Sample treatment, Estimate estimate, int look) {
        double level = inference instanceof Inference.GroupLook group ? group.level() : alpha;
        double half = halfWidth(estimate, level);
        Interval interval = new Interval(
                alternative == Alternative.LESSER ? Double.NEGATIVE_INFINITY : estimate.effect() - half,
                alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : estimate.effect() + half,
                1 - alpha);
        double pValue = pValue(control, treatment, estimate);
        List<Warning> warnings = checks ? Warnings.of(this, control, treatment, look) : List.of();
        return new EffectResult(
                this,
                control,
                treatment,
                estimate.effect(),
                estimate.standardError(),
                interval,
                pValue,
                level,
                warnings,
                Optional.empty());
    }

    /** The effect that the test rejects: 0, or the acceptable loss. */
    double nullEffect(double baseline) {
        double loss = effect == EffectKind.RELATIVE ? margin : margin * Math.abs(baseline);
        return alternative == Alternative.GREATER ? -loss : loss;
    }

    private double halfWidth(Estimate estimate, double level) {
        boolean twoSided = alternative == Alternative.TWO_SIDED;
        double tail = twoSided ? level / 2 : level;
        double error = estimate.standardError();
        if (inference instanceof Inference.WelchT) {
            return StudentT.upperQuantile(tail, estimate.degreesOfFreedom()) * error;
        }
        if (inference.isSequential() && !(inference instanceof Inference.GroupLook)) {
            return twoSided
                    ? Mixture.twoSidedHalfWidth(error * error, tauSquared(estimate), level)
                    : Mixture.oneSidedHalfWidth(error * error, tauSquared(estimate), level);
        }
        return -Normal.quantile(tail) * error;
    }

    private double tauSquared(Estimate estimate) {
        if (inference instanceof Inference.MixtureSprt mixture) {
            return mixture.tauSquared();
        }
        double tunedFor = ((Inference.ConfidenceSequence) inference).tunedFor();
        double rhoSquared = Mixture.rhoSquared(alternative == Alternative.TWO_SIDED ? alpha : 2 * alpha, tunedFor);
        return rhoSquared * estimate.units() * estimate.standardError() * estimate.standardError();
    }

    private double pValue(Sample control, Sample treatment, Estimate estimate) {
        double excess = estimate.effect() - nullEffect(estimate.baseline());
        double squaredError = estimate.standardError() * estimate.standardError();
        if (inference instanceof Inference.MixtureSprt || inference instanceof Inference.ConfidenceSequence) {
            return alternative == Alternative.TWO_SIDED
                    ? Math.min(1, 1 / Mixture.likelihoodRatio(excess, squaredError, tauSquared(estimate)))
                    : Mixture.oneSidedPValue(directed(excess), squaredError, tauSquared(estimate));
        }
        double error =
                inference instanceof Inference.PooledZ ? pooledError(control, treatment) : Math.sqrt(squaredError);
        double statistic = directed(excess) / error;
        double tail = inference instanceof Inference.WelchT
                ? StudentT.upperTail(statistic, estimate.degreesOfFreedom())
                : Normal.cumulative(-statistic);
        return alternative == Alternative.TWO_SIDED ? 2 * tail : tail;
    }

    /** The effect in the direction that the test looks for. */
    private double directed(double excess) {
        return switch (alternative) {
            case TWO_SIDED -> Math.abs(excess);
            case GREATER -> excess;
            case LESSER -> -excess;
        };
    }

    private static double pooledError(Sample control, Sample treatment) {
        if (control instanceof Sample.Proportion a && treatment instanceof Sample.Proportion b) {
            return Math.sqrt(a.plus(b).variance() * (1.0 / a.n() + 1.0 / b.n()));
        }
        throw new IllegalArgumentException("the pooled test compares two proportions, not two of "
                + control.getClass().getSimpleName());
    }
}
