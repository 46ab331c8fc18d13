package io.growth4j.models.experiment;

import io.growth4j.definition.Definition;
import io.growth4j.stat.Normal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much longer a running experiment must go on: the power it will have once more units came, whose effect varies as
 * that of the units so far.
 *
 * @param standardError the standard error of the effect today, above 0
 * @param units the units of both arms today
 * @param alpha the accepted chance of a false alarm, divided by the number of tests if corrected for many
 * @param tunedFor the units a confidence sequence is tuned for, or 0 for a test with one look
 * @param prior for a Bayesian test, what was believed before, of the same kind as the effect
 */
public record MidExperiment(
        double standardError, long units, double alpha, double tunedFor, Optional<BayesianTest.Prior> prior)
        implements Definition {
    private static final double MOST = 1L << 27;

    public MidExperiment {
        Checks.positive("standardError", standardError);
        Checks.share("alpha", alpha);
        if (units < 1 || !(tunedFor >= 0)) {
            throw new IllegalArgumentException(
                    units + " units, tuned for " + tunedFor + ": needs units, and 0 or more");
        }
    }

    /**
     * The chance to find an effect, from all units, once more came.
     *
     * @param effect the true effect
     * @param more how many more units, as a multiple of those today: 0 for none, 1 for as many again
     * @return power, 0 to 1
     */
    public double power(double effect, double more) {
        double squaredError = standardError * standardError / (1 + more);
        double error = Math.sqrt(squaredError);
        double size = Math.abs(effect);
        double half = halfWidth(squaredError, more);
        double pull = 0;
        if (prior.isPresent()) {
            pull = squaredError
                    * prior.get().mean()
                    / (prior.get().deviation() * prior.get().deviation());
        }
        return Normal.cumulative((size + pull - half) / error) + Normal.cumulative(-(half + pull + size) / error);
    }

    private double halfWidth(double squaredError, double more) {
        if (prior.isPresent()) {
            double priorVariance = prior.get().deviation() * prior.get().deviation();
            return -Normal.quantile(alpha / 2) * squaredError * Math.sqrt(1 / priorVariance + 1 / squaredError);
        }
        if (tunedFor > 0) {
            double total = units * (1 + more);
            double tauSquared = Mixture.rhoSquared(alpha, tunedFor) * total * squaredError;
            return Mixture.twoSidedHalfWidth(squaredError, tauSquared, alpha);
        }
        return -Normal.quantile(alpha / 2) * Math.sqrt(squaredError);
    }

    /**
     * How many more units give a power.
     *
     * @param effect the true effect
     * @param power the wanted power, above alpha and below 1
     * @return more units of both arms, 0 if there are enough; empty if even 2²⁷ times today's would not do
     */
    public OptionalLong unitsToGo(double effect, double power) {
        Checks.share("power", power);
        if (power(effect, 0) >= power) {
            return OptionalLong.of(0);
        }
        double enough = 1;
        while (power(effect, enough) < power) {
            enough *= 2;
            if (enough > MOST) {
                return OptionalLong.empty();
            }
        }
        double tooFew = 0;
        while (enough - tooFew > 1e-9 * enough) {
            double middle = (enough + tooFew) / 2;
            if (power(effect, middle) < power) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return OptionalLong.of((long) Math.ceil(enough * units));
    }
}
