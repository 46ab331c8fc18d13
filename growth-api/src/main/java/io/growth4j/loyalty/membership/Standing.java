package io.growth4j.loyalty.membership;

import org.jspecify.annotations.Nullable;

/**
 * What benefits are matched to.
 *
 * @param level the user's level, 0 or above
 * @param tier the user's tier, 0 the lowest
 * @param plan the plan of the user's membership, or null for none
 */
public record Standing(int level, int tier, @Nullable String plan) {
    public Standing {
        if (level < 0 || tier < 0) {
            throw new IllegalArgumentException("level " + level + " and tier " + tier + " must not be below 0");
        }
    }
}
