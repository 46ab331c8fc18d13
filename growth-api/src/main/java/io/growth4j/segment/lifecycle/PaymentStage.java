package io.growth4j.segment.lifecycle;

/** How far a user has come as a payer; each stage includes the ones before. */
public enum PaymentStage {
    /** Known, nothing tried or bought. */
    REGISTERED,
    /** Tried, nothing bought. */
    TRIAL,
    /** Bought once. */
    FIRST,
    /** Bought twice or more, not yet loyal. */
    SECOND,
    /** Bought as often as a loyal user. */
    LOYAL
}
