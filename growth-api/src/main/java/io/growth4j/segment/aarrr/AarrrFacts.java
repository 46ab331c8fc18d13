package io.growth4j.segment.aarrr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a user first reached each stage, independent of the others; null where the user has not.
 *
 * @param acquiredAt the acquisition
 * @param activatedAt the activation
 * @param retainedAt the return that completed the retention
 * @param referredAt the first successful referral
 * @param revenueAt the order that first brought net revenue above zero
 */
public record AarrrFacts(
        @Nullable Instant acquiredAt,
        @Nullable Instant activatedAt,
        @Nullable Instant retainedAt,
        @Nullable Instant referredAt,
        @Nullable Instant revenueAt) {
    /**
     * When a stage was first reached.
     *
     * @param stage the stage
     * @return the instant, or null; always null for PROSPECT
     */
    public @Nullable Instant at(AarrrStage stage) {
        return switch (stage) {
            case PROSPECT -> null;
            case ACQUISITION -> acquiredAt;
            case ACTIVATION -> activatedAt;
            case RETENTION -> retainedAt;
            case REFERRAL -> referredAt;
            case REVENUE -> revenueAt;
        };
    }

    /**
     * Whether a stage was reached.
     *
     * @param stage the stage
     * @return true if it was
     */
    public boolean has(AarrrStage stage) {
        return at(stage) != null;
    }
}
