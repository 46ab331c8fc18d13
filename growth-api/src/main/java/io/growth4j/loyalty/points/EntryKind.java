package io.growth4j.loyalty.points;

/** Why an entry was booked. */
public enum EntryKind {
    /** Points were earned. */
    CREDIT,
    /** Points were spent. */
    REDEEM,
    /** A lot expired with what was left of it, which may be 0. */
    EXPIRE,
    /** A credit was taken back. */
    CLAWBACK,
    /** A redemption was undone. */
    ROLLBACK,
    /** A correction by hand. */
    ADJUST,
    /** Points of a lot paid off a debt: two entries that sum to 0. */
    REPAY,
    /** A lot got a later expiry; 0 points. */
    EXTEND
}
