package io.growth4j.features.analytics;

import java.time.Instant;

/**
 * The revenue of one period: where it comes from and what was lost. All amounts in minor units, none negative.
 *
 * @param start when the period starts
 * @param complete whether it is over
 * @param revenueMinor revenue of the payers of the period
 * @param beforeMinor revenue of the payers of the period before
 * @param newMinor revenue of users who never paid before
 * @param resurrectedMinor revenue of users who paid earlier, but not in the period before
 * @param expansionMinor what payers of both periods paid more
 * @param contractionMinor what payers of both periods paid less
 * @param churnedMinor what payers of the period before paid then, who do not pay now
 * @param overRefundedMinor what users were given back beyond their orders of the period
 */
public record RevenuePeriod(
        Instant start,
        boolean complete,
        long revenueMinor,
        long beforeMinor,
        long newMinor,
        long resurrectedMinor,
        long expansionMinor,
        long contractionMinor,
        long churnedMinor,
        long overRefundedMinor) {
    public RevenuePeriod {
        long change = newMinor + resurrectedMinor + expansionMinor - contractionMinor - churnedMinor;
        if (revenueMinor - beforeMinor != change) {
            throw new IllegalStateException("revenue accounts of " + start + " do not add up: " + revenueMinor
                    + " after " + beforeMinor + " is not a change of " + change);
        }
    }

    /**
     * Revenue gained for each unit lost.
     *
     * @return (new + resurrected + expansion) by (churned + contraction); NaN if the period is not complete or nothing was
     *     lost
     */
    public double quickRatio() {
        double gained = (double) newMinor + resurrectedMinor + expansionMinor;
        return complete ? QuickRatio.of(gained, (double) churnedMinor + contractionMinor) : Double.NaN;
    }
}
