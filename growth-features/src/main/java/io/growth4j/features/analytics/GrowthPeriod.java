package io.growth4j.features.analytics;

import java.time.Instant;

/**
 * The users of one period: where they come from and where they went.
 *
 * @param start when the period starts
 * @param complete whether it is over; until then users may still come, and churn is too high
 * @param active users active in it
 * @param activeBefore users active in the period before
 * @param newUsers active, not before, and new
 * @param retained active now and before
 * @param resurrected active, not before, and not new
 * @param churned active before and not now
 */
public record GrowthPeriod(
        Instant start,
        boolean complete,
        long active,
        long activeBefore,
        long newUsers,
        long retained,
        long resurrected,
        long churned) {
    public GrowthPeriod {
        if (active != newUsers + retained + resurrected || active - activeBefore != newUsers + resurrected - churned) {
            throw new IllegalStateException("growth accounts of " + start + " do not add up: active " + active
                    + " after "
                    + activeBefore + ", new " + newUsers + ", retained " + retained + ", resurrected " + resurrected
                    + ", churned " + churned);
        }
    }

    /**
     * Users gained for each user lost.
     *
     * @return (new + resurrected) by churned; NaN if the period is not complete or nobody churned
     */
    public double quickRatio() {
        return complete ? QuickRatio.of((double) newUsers + resurrected, (double) churned) : Double.NaN;
    }

    /**
     * The share of the users of the period before that came again.
     *
     * @return 0 to 1; NaN if the period is not complete or nobody was active before
     */
    public double retentionRate() {
        return complete && activeBefore > 0 ? (double) retained / activeBefore : Double.NaN;
    }
}
