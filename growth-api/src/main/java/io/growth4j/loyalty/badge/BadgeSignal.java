package io.growth4j.loyalty.badge;

/**
 * A change of a user's badges.
 *
 * @param kind what changed
 * @param badge the badge, as it is now, or as it was if it was revoked
 */
public record BadgeSignal(Kind kind, Badge badge) {
    /** What can change. */
    public enum Kind {
        /** The user has earned it. */
        AWARDED,
        /** The user has it still, by other events. */
        CHANGED,
        /** The user has lost it. */
        REVOKED
    }
}
