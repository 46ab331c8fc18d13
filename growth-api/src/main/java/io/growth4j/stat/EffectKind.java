package io.growth4j.stat;

/** Whether an effect is a difference or a ratio: "churn down by 5 %" must say which. */
public enum EffectKind {
    /** Treated minus control, in the unit of the metric (for shares: percentage points). */
    ABSOLUTE,
    /** Treated minus control, divided by the magnitude of control. */
    RELATIVE
}
