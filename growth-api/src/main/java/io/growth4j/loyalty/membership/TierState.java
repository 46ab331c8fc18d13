package io.growth4j.loyalty.membership;

import java.time.LocalDate;

/**
 * Where a member stands.
 *
 * @param tier the tier's position, 0 the lowest
 * @param registered the member's first day
 * @param tierSince the day on which the tier changed last
 * @param lastEvaluated the day on which the tier was last looked at by the calendar
 */
public record TierState(int tier, LocalDate registered, LocalDate tierSince, LocalDate lastEvaluated) {
    /**
     * A new member on the lowest tier.
     *
     * @param registered the first day
     * @return the state
     */
    public static TierState joined(LocalDate registered) {
        return new TierState(0, registered, registered, registered);
    }
}
