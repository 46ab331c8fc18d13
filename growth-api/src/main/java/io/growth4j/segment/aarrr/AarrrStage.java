package io.growth4j.segment.aarrr;

import io.growth4j.user.Feature;
import io.growth4j.user.StandardFeatures;
import java.util.Optional;

/**
 * The five stages of Startup Metrics for Pirates (McClure 2007), and the state before them. They are facts of their own,
 * not nested: a user may pay without having been activated. Which one is furthest, an order says ({@link AarrrRule}).
 */
public enum AarrrStage {
    /** Nothing is known to have happened yet. */
    PROSPECT,
    /** The user came. */
    ACQUISITION,
    /** The user had a happy first experience. */
    ACTIVATION,
    /** The user came back often enough. */
    RETENTION,
    /** The user won another. */
    REFERRAL,
    /** The user's payments, less refunds, came to more than nothing. */
    REVENUE;

    /**
     * The feature that holds the instant at which the stage was first reached.
     *
     * @return the feature; empty for PROSPECT
     */
    public Optional<Feature.OfInstant> feature() {
        return switch (this) {
            case PROSPECT -> Optional.empty();
            case ACQUISITION -> Optional.of(StandardFeatures.REGISTERED_AT);
            case ACTIVATION -> Optional.of(StandardFeatures.ACTIVATED_AT);
            case RETENTION -> Optional.of(StandardFeatures.RETAINED_AT);
            case REFERRAL -> Optional.of(StandardFeatures.REFERRED_AT);
            case REVENUE -> Optional.of(StandardFeatures.REVENUE_AT);
        };
    }
}
