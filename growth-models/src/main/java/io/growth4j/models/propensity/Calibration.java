package io.growth4j.models.propensity;

/** Whether and how scores are calibrated on the validation rows. */
public enum Calibration {
    /** Not at all: the algorithms here aim at probabilities by themselves. */
    NONE,
    /** By a line on the scale of log-odds; for small sets. */
    PLATT,
    /** By a rising curve; for a thousand validation rows or more. */
    ISOTONIC
}
