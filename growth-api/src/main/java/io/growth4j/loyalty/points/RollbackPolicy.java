package io.growth4j.loyalty.points;

/** Where the points of a rolled-back redemption go. */
public enum RollbackPolicy {
    /** Into the lots they came from, with their expiries; what would have expired by now expires at once. */
    RESTORE_LOTS,
    /** Into a new lot with an expiry of its own. */
    NEW_LOT
}
