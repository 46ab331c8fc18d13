/**
 * Levels and tiers: how much cumulative value makes which level, and what happens to a tier when the value falls.
 *
 * <p>Start with {@link io.growth4j.loyalty.level.LevelLadder}; tiers with names and downgrade policies are {@link
 * io.growth4j.loyalty.level.TierLadder}. The value that is looked up comes from the neighbour {@code growthvalue}, or
 * from the points a user has <em>earned</em>; what a tier gives, {@code membership} says.
 */
@NullMarked
package io.growth4j.loyalty.level;

import org.jspecify.annotations.NullMarked;
