/**
 * How many customers will come back, when they leave, and what they are worth: customer-base models that need no
 * features, only when each customer bought.
 *
 * <p>Start with {@link io.growth4j.models.ltv.SummaryRule}, which turns an event log into {@link
 * io.growth4j.models.ltv.PurchaseSummaries}, then fit a {@link io.growth4j.models.ltv.BgNbd}. The words used throughout:
 * <em>repeats</em> x is how often a customer bought again after the first purchase, <em>recency</em> t_x when the last
 * of these was, <em>age</em> T how long ago the first purchase is; both in one {@link io.growth4j.models.ltv.TimeScale}
 * and counted from the customer's first purchase. When a customer leaves visibly, by cancelling, see {@link
 * io.growth4j.models.ltv.ShiftedBetaGeometric} or the neighbour {@code io.growth4j.models.survival}.
 */
@NullMarked
package io.growth4j.models.ltv;

import org.jspecify.annotations.NullMarked;
