/**
 * Badges: for a first step, for perseverance, for being there at a limited occasion.
 *
 * <p>Start with {@link io.growth4j.loyalty.badge.BadgeRule}; {@link io.growth4j.loyalty.badge.BadgeBook} keeps one user's
 * badges while events arrive in any order. Points are the neighbour {@code points}, levels {@code level}.
 */
@NullMarked
package io.growth4j.loyalty.badge;

import org.jspecify.annotations.NullMarked;
