/**
 * How recently, how often and for how much a user buys (RFM; Hughes, Strategic Database Marketing, 1994): scores, the
 * eight cells, named ranges of scores, and activity tiers.
 *
 * <p>Start with {@link io.growth4j.segment.rfm.RfmCellRule} for constants that need no data, with {@link
 * io.growth4j.segment.rfm.RfmCells} to draw its lines where your users are, or with {@link
 * io.growth4j.segment.rfm.RfmScoring} for scores. How lines are drawn, {@link io.growth4j.segment.threshold} says; who
 * moved between two instants, {@link io.growth4j.segment.migration}.
 */
@NullMarked
package io.growth4j.segment.rfm;

import org.jspecify.annotations.NullMarked;
