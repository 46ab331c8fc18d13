package io.growth4j.loyalty.growthvalue;

/** What a user without a membership earns. The daily value belongs to a plan, so it always stops. */
public enum LapsePolicy {
    /** Nothing: no tasks, no openings. */
    NO_GAIN,
    /** Tasks and openings, without a multiplier. */
    TASKS_AND_OPENINGS
}
