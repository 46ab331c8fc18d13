package io.growth4j.segment.identity;

import io.growth4j.definition.Definition;
import io.growth4j.stat.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tiers inside a role, by contribution: the top share of the members, the next, and so on; all others are the base.
 *
 * @param topShares how many of the members are in a tier or above, ascending, each above 0 and below 1
 */
public record ContributionTiers(List<Double> topShares) implements Definition {
    private static final ContributionTiers STANDARD = new ContributionTiers(List.of(0.01, 0.10, 0.30));

    public ContributionTiers {
        topShares = List.copyOf(topShares);
        double previous = 0;
        for (double share : topShares) {
            if (!(share > previous && share < 1)) {
                throw new IllegalArgumentException("top shares are not strictly ascending within 0 to 1: " + topShares);
            }
            previous = share;
        }
        if (topShares.isEmpty()) {
            throw new IllegalArgumentException("tiers need at least one top share, there is none");
        }
    }

    /**
     * The top 1 %, 10 % and 30 %; this project's choice.
     *
     * @return the standard tiers
     */
    public static ContributionTiers standard() {
        return STANDARD;
    }

    /**
     * Draws the lines at the type-7 quantiles of the members' contributions. Members with equal contributions share a
     * tier, and those with the least are in the base, so that a role in which all are equal has no top.
     *
     * @param contributions one per member, at least one, all finite
     * @return the fitted tiers; O(n log n)
     * @throws IllegalArgumentException if there is no member, or a contribution is not finite
     */
    public Fitted fit(double[] contributions) {
        if (contributions.length == 0) {
            throw new IllegalArgumentException("tiers need at least one member, there is none");
        }
        double[] sorted = contributions.clone();
        Arrays.sort(sorted);
        if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a contribution is not finite: the least is " + sorted[0]
                    + ", the most is " + sorted[sorted.length - 1]);
        }
        List<Double> cuts = new ArrayList<>();
        for (double share : topShares) {
            cuts.add(Quantiles.of(sorted, 1 - share));
        }
        return new Fitted(this, cuts, sorted[0]);
    }

    /**
     * Tiers with their lines drawn.
     *
     * @param tiers what was asked
     * @param cuts the contribution from which on each tier holds, descending
     * @param least the least contribution, which is always the base
     */
    public record Fitted(ContributionTiers tiers, List<Double> cuts, double least) implements Definition {
        public Fitted {
            cuts = List.copyOf(cuts);
        }

        /**
         * The tier of a member.
         *
         * @param contribution the member's contribution
         * @return 1 for the top tier, counting down to {@code cuts().size() + 1} for the base
         * @throws IllegalArgumentException if the contribution is NaN
         */
        public int tier(double contribution) {
            if (Double.isNaN(contribution)) {
                throw new IllegalArgumentException("contribution NaN has no tier");
            }
            int tier = 1;
            while (tier <= cuts.size() && !(contribution >= cuts.get(tier - 1) && contribution > least)) {
                tier++;
            }
            return tier;
        }
    }
}
