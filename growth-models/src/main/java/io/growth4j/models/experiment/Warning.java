package io.growth4j.models.experiment;

/**
 * A reason to trust a result less than its numbers say.
 *
 * @param kind what is wrong, for programs
 * @param message what is wrong, for people: one clause with the values
 */
public record Warning(Kind kind, String message) {
    /** What is wrong. */
    public enum Kind {
        /** The arms' sizes do not fit their weights: assignment or logging is broken. */
        SAMPLE_RATIO_MISMATCH,
        /** Too few conversions or payers for the normal approximation. */
        FEW_EVENTS,
        /** Too few units for any approximation. */
        FEW_UNITS,
        /** One arm is at most a ninth of the other and skew no longer cancels. */
        UNEQUAL_ARMS,
        /** A test made for one look was looked at more than once. */
        PEEKING,
        /** Control is negative; the effect is relative to its magnitude. */
        NEGATIVE_BASELINE,
        /** The arms differed before the experiment. */
        PRE_PERIOD_DIFFERENCE,
        /** Units were exposed to more than one arm. */
        MIXED_EXPOSURE
    }

    @Override
    public String toString() {
        return message;
    }
}
