package io.growth4j.models.experiment;

import io.growth4j.stat.EffectKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a treatment with its standard error: what all tests start from.
 *
 * @param kind absolute or relative
 * @param effect treatment minus control, divided by the magnitude of control if relative
 * @param standardError its standard error, above 0
 * @param degreesOfFreedom Welch and Satterthwaite's, of the two (adjusted) means
 * @param units the units of both arms
 * @param baseline the control estimate before any adjustment
 * @param adjustment θ, the share of the earlier amount that was taken off (CUPED); 0 for none
 */
public record Estimate(
        EffectKind kind,
        double effect,
        double standardError,
        double degreesOfFreedom,
        long units,
        double baseline,
        double adjustment) {

    /**
     * The effect of a treatment; for CUPED samples with θ estimated over both arms.
     *
     * @param kind absolute or relative
     * @param control the control arm
     * @param treatment the treatment arm, of the same type as control
     * @return the estimate
     * @throws IllegalArgumentException if the samples differ in type, or cannot be compared; {@link #obstacle} tells the
     *     latter before
     */
    public static Estimate of(EffectKind kind, Sample control, Sample treatment) {
        return of(kind, control, treatment, theta(control, treatment));
    }

    /**
     * The effect of a treatment, with a given adjustment.
     *
     * @param kind absolute or relative
     * @param control the control arm
     * @param treatment the treatment arm, of the same type as control
     * @param theta the share of the earlier amount to take off; ignored by samples that have none
     * @return the estimate
     * @throws IllegalArgumentException if the samples differ in type, or cannot be compared
     */
    public static Estimate of(EffectKind kind, Sample control, Sample treatment, double theta) {
        Attempt attempt = attempt(kind, control, treatment, theta);
        if (attempt.estimate() == null) {
            throw new IllegalArgumentException("control " + control + " and treatment " + treatment
                    + " cannot be compared: " + attempt.obstacle());
        }
        return attempt.estimate();
    }

    /** Either an estimate or the reason why there is none. */
    record Attempt(@Nullable Estimate estimate, @Nullable Undetermined obstacle) {}

    static Attempt attempt(EffectKind kind, Sample control, Sample treatment) {
        return attempt(kind, control, treatment, theta(control, treatment));
    }

    private static Attempt attempt(EffectKind kind, Sample control, Sample treatment, double theta) {
        ArmMoments a = ArmMoments.of(control, theta);
        ArmMoments b = ArmMoments.of(treatment, theta);
        double variance = variance(kind, a, b);
        Undetermined obstacle = obstacle(kind, control, treatment, a, b, variance);
        return obstacle == null ? new Attempt(of(kind, a, b, variance, theta), null) : new Attempt(null, obstacle);
    }

    /**
     * Why two samples cannot be compared.
     *
     * @param kind absolute or relative
     * @param control the control arm
     * @param treatment the treatment arm, of the same type as control
     * @return the reason; empty if they can be compared
     * @throws IllegalArgumentException if the samples differ in type
     */
    public static Optional<Undetermined> obstacle(EffectKind kind, Sample control, Sample treatment) {
        return Optional.ofNullable(attempt(kind, control, treatment).obstacle());
    }

    /**
     * The share of the earlier amount that takes out most variance: the covariance of outcome and earlier amount over
     * both arms, divided by the variance of the earlier amount (Deng et al. 2013, eq. 4).
     *
     * @param control the control arm
     * @param treatment the treatment arm, of the same type as control
     * @return θ; 0 for samples without an earlier amount, or where it does not vary
     */
    public static double theta(Sample control, Sample treatment) {
        if (control.getClass() != treatment.getClass()) {
            throw new IllegalArgumentException(
                    "control is a " + control.getClass().getSimpleName() + " and treatment a "
                            + treatment.getClass().getSimpleName() + ": compare like with like");
        }
        if (control instanceof Sample.Cuped a && treatment instanceof Sample.Cuped b) {
            return ArmMoments.theta(a, b);
        }
        if (control instanceof Sample.CupedRatio a && treatment instanceof Sample.CupedRatio b) {
            return CupedRatioMoments.theta(a, b);
        }
        return 0;
    }

    private static Estimate of(EffectKind kind, ArmMoments a, ArmMoments b, double variance, double theta) {
        double first = a.variance() / a.n();
        double second = b.variance() / b.n();
        double freedom =
                (first + second) * (first + second) / (first * first / (a.n() - 1) + second * second / (b.n() - 1));
        return new Estimate(
                kind,
                DeltaMethod.effect(kind, a.mean(), b.mean(), a.baseline()),
                Math.sqrt(variance),
                freedom,
                a.n() + b.n(),
                a.baseline(),
                theta);
    }

    private static double variance(EffectKind kind, ArmMoments a, ArmMoments b) {
        return kind == EffectKind.ABSOLUTE
                ? a.variance() / a.n() + b.variance() / b.n()
                : a.relativeVariance(b) / a.n() + b.variance() / b.n() / (a.baseline() * a.baseline());
    }

    private static @Nullable Undetermined obstacle(
            EffectKind kind, Sample control, Sample treatment, ArmMoments a, ArmMoments b, double variance) {
        if (control.n() == 0 || treatment.n() == 0) {
            return Undetermined.EMPTY_ARM;
        }
        if (control.n() == 1 || treatment.n() == 1) {
            return Undetermined.SINGLE_UNIT;
        }
        if (Double.isNaN(a.mean()) || Double.isNaN(b.mean())) {
            return Undetermined.ZERO_DENOMINATOR;
        }
        boolean varies = varies(control, a) && varies(treatment, b);
        if (varies && kind == EffectKind.RELATIVE && a.baseline() == 0) {
            return Undetermined.ZERO_BASELINE;
        }
        return varies && variance > 0 ? null : Undetermined.ZERO_VARIANCE;
    }

    private static boolean varies(Sample sample, ArmMoments arm) {
        boolean supported = !(sample instanceof Sample.Quantile quantile) || QuantileInterval.isSupported(quantile);
        return supported && arm.variance() > 0;
    }
}
