/**
 * Growth value: what a member has grown to, day by day, never spendable: S = S0 + T + M + Y − X.
 *
 * <p>Start with {@link io.growth4j.loyalty.growthvalue.GrowthValueFormula}, a pure fold over {@link
 * io.growth4j.loyalty.growthvalue.GrowthDay}s; {@link io.growth4j.loyalty.growthvalue.GrowthDays} makes these from
 * facts in any order. The level of a value comes from the neighbour {@code level}; what can be spent are {@code points}.
 */
@NullMarked
package io.growth4j.loyalty.growthvalue;

import org.jspecify.annotations.NullMarked;
