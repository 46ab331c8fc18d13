package io.growth4j.segment.trait;

import io.growth4j.definition.Definition;

/**
 * How much more a user does something than all users do. The user's share is drawn towards that of the population, as if
 * {@code alpha} more actions had been seen that follow it (the posterior mean under a Dirichlet prior, Gelman et al.,
 * Bayesian Data Analysis, section 3.4): few actions say little.
 *
 * @param alpha the weight of the population, in actions, above 0
 * @param minLift the lift from which on a user counts as inclined, above 0
 * @param minActions how many actions must have been seen for that, at least 1
 */
public record AffinityRule(double alpha, double minLift, long minActions) implements Definition {
    private static final AffinityRule STANDARD = new AffinityRule(5, 1.5, 5);

    public AffinityRule {
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY) || !(minLift > 0) || minActions < 1) {
            throw new IllegalArgumentException("alpha " + alpha + " and minLift " + minLift
                    + " must be above 0, minActions " + minActions + " at least 1");
        }
    }

    /**
     * Five actions of prior weight, lift 1.5, five actions; this project's choice.
     *
     * @return the standard rule
     */
    public static AffinityRule standard() {
        return STANDARD;
    }

    /**
     * A user's affinity: to a category, to discounts (price sensitivity), to contacts with the service or premium options
     * (service sensitivity).
     *
     * @param count how many of the user's actions are of the kind, 0 to {@code actions}
     * @param actions how many actions the user did
     * @param populationShare the share of the kind among the actions of all users, 0 to 1
     * @return share {@code (count + alpha·p) / (actions + alpha)}, and lift {@code share / p}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public Affinity of(long count, long actions, double populationShare) {
        if (count < 0 || count > actions) {
            throw new IllegalArgumentException(count + " of " + actions + " actions: needs 0 ≤ count ≤ actions");
        }
        if (!(populationShare >= 0 && populationShare <= 1)) {
            throw new IllegalArgumentException("population share " + populationShare + " is outside 0 to 1");
        }
        double share = (count + alpha * populationShare) / (actions + alpha);
        double lift = populationShare == 0 ? Double.NaN : share / populationShare;
        return new Affinity(share, lift, lift >= minLift && actions >= minActions);
    }

    /**
     * A user's affinity to one thing.
     *
     * @param share the smoothed share of the user's actions, 0 to 1
     * @param lift the share over that of the population; NaN if nobody does it
     * @param inclined whether the lift is high enough, on enough actions
     */
    public record Affinity(double share, double lift, boolean inclined) {}
}
