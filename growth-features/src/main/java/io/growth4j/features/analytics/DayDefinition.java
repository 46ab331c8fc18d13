package io.growth4j.features.analytics;

/** What "a day later" means. */
public enum DayDefinition {
    /** The next period of the calendar: who comes at 23:59 and at 00:01 came on two days. */
    CALENDAR,
    /** Twenty-four hours (seven times that for weeks) from the user's own start event. */
    ROLLING_24H
}
