package io.growth4j.loyalty.badge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a badge is shown and kept.
 *
 * @param rank where it stands among others, higher is rarer
 * @param hidden whether it is shown only once it is earned
 * @param revocable whether a late or correcting event may take it away again
 * @param lifetime how long it is worn, or null for ever
 */
public record BadgeStyle(
        int rank,
        boolean hidden,
        boolean revocable,
        @Nullable Duration lifetime) {
    /** Shown to all, revocable, worn for ever. */
    public static final BadgeStyle STANDARD = new BadgeStyle(0, false, true, null);

    public BadgeStyle {
        if (lifetime != null && (lifetime.isZero() || lifetime.isNegative())) {
            throw new IllegalArgumentException("lifetime " + lifetime + " is not above zero: null means for ever");
        }
    }
}
