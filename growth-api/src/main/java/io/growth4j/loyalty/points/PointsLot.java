package io.growth4j.loyalty.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a credit.
 *
 * @param lot the {@code seq} of the entry that made it
 * @param operationId the operation that made it
 * @param points what it was
 * @param remaining what is left of it
 * @param earnedAt when it was made
 * @param activeAt from when on it can be spent, or null for at once
 * @param expiresAt from when on it can no longer be spent, or null for never
 */
public record PointsLot(
        long lot,
        String operationId,
        long points,
        long remaining,
        Instant earnedAt,
        @Nullable Instant activeAt,
        @Nullable Instant expiresAt) {}
