package io.growth4j.features.analytics;

import java.time.Instant;

/**
 * The business numbers of one period.
 *
 * @param start when the period starts
 * @param complete whether it is over
 * @param active users active in it
 * @param payers users with an order
 * @param orders orders with an amount
 * @param salesMinor their amounts less refunds, in minor units
 */
public record BusinessPeriod(Instant start, boolean complete, long active, long payers, long orders, long salesMinor) {
    /**
     * Average revenue per active user.
     *
     * @return minor units; NaN without active users
     */
    public double arpuMinor() {
        return active == 0 ? Double.NaN : (double) salesMinor / active;
    }

    /**
     * Average revenue per paying user.
     *
     * @return minor units; NaN without payers
     */
    public double arppuMinor() {
        return payers == 0 ? Double.NaN : (double) salesMinor / payers;
    }

    /**
     * The share of active users who ordered.
     *
     * @return 0 to 1, as long as orders are activities; NaN without active users
     */
    public double payRate() {
        return active == 0 ? Double.NaN : (double) payers / active;
    }
}
