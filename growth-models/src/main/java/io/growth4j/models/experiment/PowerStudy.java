package io.growth4j.models.experiment;

import io.growth4j.definition.Definition;
import io.growth4j.stat.EffectKind;
import io.growth4j.stat.Normal;

/**
 * What a test of a relative effect will be able to see, from what is known of the metric today. All arms are of the same
 * size and tests are two-sided. The variance of the relative effect is the delta method's.
 *
 * @param mean the metric's mean, not 0
 * @param variance its variance over units, above 0; p(1 − p) for a share p
 * @param arms how many arms, control included, 2 or more
 * @param alpha the accepted chance of a false alarm
 * @param tunedFor the units a confidence sequence is tuned for, or 0 for a test with one look
 */
public record PowerStudy(double mean, double variance, int arms, double alpha, double tunedFor) implements Definition {
    public PowerStudy {
        Checks.finite("mean", mean);
        Checks.positive("variance", variance);
        Checks.share("alpha", alpha);
        if (mean == 0) {
            throw new IllegalArgumentException("mean 0: no effect can be relative to it");
        }
        if (arms < 2 || !(tunedFor >= 0)) {
            throw new IllegalArgumentException(arms + " arms, tuned for " + tunedFor
                    + " units: a study needs 2 arms or more, and a tuning of 0 or more");
        }
    }

    /**
     * A study of two arms and a test with one look at 5 %.
     *
     * @param mean the metric's mean
     * @param variance its variance over units
     * @return the study
     */
    public static PowerStudy of(double mean, double variance) {
        return new PowerStudy(mean, variance, 2, 0.05, 0);
    }

    /**
     * The chance to find an effect.
     *
     * @param lift the true relative effect
     * @param units the units of all arms together
     * @return power, 0 to 1
     */
    public double power(double lift, double units) {
        double perArm = units / arms;
        double raised = mean * (1 + lift);
        double squaredError =
                DeltaMethod.variance(EffectKind.RELATIVE, variance / perArm, mean, variance / perArm, raised);
        return power(lift, Math.sqrt(squaredError * inflation(2 * perArm)), alpha);
    }

    /**
     * The smallest relative effect that is found with a power.
     *
     * @param power the wanted power, above alpha and below 1
     * @param units the units of all arms together
     * @return the smallest positive lift; infinite if there are too few units to find any
     */
    public double minimumLift(double power, double units) {
        if (!(power > alpha && power < 1)) {
            throw new IllegalArgumentException("power " + power + " must be above alpha " + alpha + " and below 1");
        }
        double perArm = units / arms;
        double z = Normal.quantile(power) - Normal.quantile(alpha / 2);
        double noise = z * z * variance * inflation(2 * perArm) / perArm / (mean * mean);
        // lift² = noise·(1 + (1 + lift)²), solved for the larger root
        return noise >= 1 ? Double.POSITIVE_INFINITY : (noise + Math.sqrt(noise * (2 - noise))) / (1 - noise);
    }

    /**
     * The units that give a power.
     *
     * @param lift the true relative effect, not 0
     * @param power the wanted power, above alpha and below 1
     * @return units of all arms together, rounded up to a multiple of the arms
     */
    public long units(double lift, double power) {
        if (lift == 0 || !(power > alpha && power < 1)) {
            throw new IllegalArgumentException("lift " + lift + " and power " + power
                    + ": an effect of 0 is never found, and power lies between alpha and 1");
        }
        long enough = 1;
        while (power(lift, (double) enough * arms) < power) {
            enough *= 2;
        }
        long tooFew = enough / 2;
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (power(lift, (double) middle * arms) < power) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return enough * arms;
    }

    /** How much wider a confidence sequence is than an interval for one look, squared. */
    private double inflation(double units) {
        if (tunedFor == 0) {
            return 1;
        }
        double z = Normal.quantile(alpha / 2);
        double half = Mixture.twoSidedHalfWidth(1 / units, Mixture.rhoSquared(alpha, tunedFor), alpha);
        return half * half * units / (z * z);
    }

    /**
     * The power of a two-sided normal test.
     *
     * @param effect the true effect
     * @param standardError the standard error that its estimate will have
     * @param alpha the accepted chance of a false alarm
     * @return power, alpha to 1
     */
    public static double power(double effect, double standardError, double alpha) {
        Checks.share("alpha", alpha);
        Checks.positive("standardError", standardError);
        double z = -Normal.quantile(alpha / 2);
        double shift = effect / standardError;
        return Normal.cumulative(shift - z) + Normal.cumulative(-shift - z);
    }
}
