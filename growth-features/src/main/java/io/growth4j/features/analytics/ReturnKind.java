package io.growth4j.features.analytics;

/** When a user counts as having returned at an age. */
public enum ReturnKind {
    /** Active in the period of that age, or in any period of a bracket of ages: N-day and bracket retention. */
    ON,
    /** Active in the period of that age or in any later one observed so far: unbounded, or rolling, retention. */
    ON_OR_AFTER
}
