package io.growth4j.models.experiment;

/** What a test looks for. */
public enum Alternative {
    /** Treatment differs from control. */
    TWO_SIDED,
    /** Treatment is above control. */
    GREATER,
    /** Treatment is below control. */
    LESSER
}
