package io.growth4j.features.analytics;

/** When a user is new. */
public enum NewDefinition {
    /** In the period of the first event that the question selects. */
    FIRST_SELECTED_EVENT,
    /** In the period of the first event of any type. */
    FIRST_EVENT_EVER,
    /** In the period of the first event that makes a profile; active before or later only, the user is resurrected. */
    PROFILE_CREATED,
    /** In the period of the first selected event of the range, whatever happened before. */
    FIRST_IN_RANGE
}
