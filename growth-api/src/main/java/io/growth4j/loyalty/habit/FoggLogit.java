package io.growth4j.loyalty.habit;

import io.growth4j.definition.Definition;

/**
 * Fogg's model with a soft action line: logit P = β₀ + β₁·ln M + β₂·ln A at the moment of a trigger (this project's form;
 * with large equal β₁ = β₂ it nears the hard line). Immutable and thread-safe.
 *
 * @param intercept β₀
 * @param motivation β₁
 * @param ability β₂
 */
public record FoggLogit(double intercept, double motivation, double ability) implements Definition {
    /**
     * How likely the user acts.
     *
     * @param m motivation, 0 to 1
     * @param a ability, 0 to 1
     * @param trigger whether there is a trigger
     * @return a probability; 0 without a trigger
     */
    public double probability(double m, double a, boolean trigger) {
        FoggModel.requireShare("motivation", m);
        FoggModel.requireShare("ability", a);
        if (!trigger) {
            return 0;
        }
        double logit = intercept + term(motivation, m) + term(ability, a);
        return 1 / (1 + Math.exp(-logit));
    }

    /** A coefficient of 0 leaves its factor out, also where that is 0. */
    private static double term(double coefficient, double share) {
        return coefficient == 0 ? 0 : coefficient * Math.log(share);
    }
}
