/**
 * Which behaviours earn points, and how many: choice, prices, rules and caps.
 *
 * <p>Start with {@link io.growth4j.loyalty.points.earning.EarningRules}. Whether the programme can afford it, the
 * neighbour {@code points.budget} says; the points are then credited in {@code points}.
 */
@NullMarked
package io.growth4j.loyalty.points.earning;

import org.jspecify.annotations.NullMarked;
