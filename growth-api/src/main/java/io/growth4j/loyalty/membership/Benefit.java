package io.growth4j.loyalty.membership;

import java.util.Set;

/**
 * A right, and what it takes to have it: all three conditions together.
 *
 * @param name its name, not blank
 * @param description what it gives, for people
 * @param minLevel the least level, 0 for all
 * @param minTier the least tier, 0 for all
 * @param plans the plans that have it, or empty for everyone, members or not
 */
public record Benefit(String name, String description, int minLevel, int minTier, Set<String> plans) {
    public Benefit {
        plans = Set.copyOf(plans);
        if (name.isBlank()) {
            throw new IllegalArgumentException("benefit name '" + name + "' is blank");
        }
        if (minLevel < 0 || minTier < 0) {
            throw new IllegalArgumentException(
                    "minLevel " + minLevel + " and minTier " + minTier + " of '" + name + "' must not be below 0");
        }
    }

    /**
     * Whether a user has it.
     *
     * @param standing where the user stands
     * @return true if all conditions are met
     */
    public boolean isFor(Standing standing) {
        return standing.level() >= minLevel
                && standing.tier() >= minTier
                && (plans.isEmpty() || (standing.plan() != null && plans.contains(standing.plan())));
    }
}
