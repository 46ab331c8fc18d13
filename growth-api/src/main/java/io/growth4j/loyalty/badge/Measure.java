package io.growth4j.loyalty.badge;

/** What is accumulated for a badge. */
public enum Measure {
    /** The number of events. */
    COUNT,
    /** The sum of their values. */
    SUM,
    /** The number of different items. */
    DISTINCT
}
