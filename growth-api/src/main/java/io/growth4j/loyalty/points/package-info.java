/**
 * Points a user can spend: an append-only ledger with lots that expire, in memory or in PostgreSQL.
 *
 * <p>Start with {@link io.growth4j.loyalty.points.PointsLedger}; {@link io.growth4j.loyalty.points.PointsLedgers} opens
 * one. How many points a behaviour earns, {@code points.earning} says; what the programme costs, {@code points.budget}.
 */
@NullMarked
package io.growth4j.loyalty.points;

import org.jspecify.annotations.NullMarked;
