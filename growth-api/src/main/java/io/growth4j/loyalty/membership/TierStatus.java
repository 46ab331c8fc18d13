package io.growth4j.loyalty.membership;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation came to.
 *
 * @param state where the member stands now
 * @param points the points that counted
 * @param projectedTier the tier that the present points would leave at the next evaluation that may lower it
 * @param toNextTier what is missing to the tier above, or empty on the highest
 * @param toKeep what is missing to keep the tier at that evaluation
 * @param tierExpiresAt the day of that evaluation, or null if the calendar never lowers the tier
 * @param resetPoints whether the points that counted are to be set to zero now, after the tier was decided by them
 */
public record TierStatus(
        TierState state,
        long points,
        int projectedTier,
        OptionalLong toNextTier,
        long toKeep,
        @Nullable LocalDate tierExpiresAt,
        boolean resetPoints) {}
