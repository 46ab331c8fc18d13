package io.growth4j.features.analytics;

/** In which cohorts a user stands. */
public enum CohortKind {
    /** In that of the first start event ever, if it lies in the range. */
    FIRST_EVER,
    /** In that of the first start event of the range, whatever happened before. */
    FIRST_IN_RANGE,
    /** In that of every period with a start event. */
    RECURRING
}
