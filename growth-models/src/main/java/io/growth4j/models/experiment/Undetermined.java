package io.growth4j.models.experiment;

/** Why two samples cannot be compared. A result that has such a reason holds no numbers, not even a default. */
public enum Undetermined {
    /** An arm has no units. */
    EMPTY_ARM("an arm has no units"),
    /** An arm has one unit, which has no variance. */
    SINGLE_UNIT("an arm has a single unit, which has no variance"),
    /** The outcomes of an arm are all equal, or its sums contradict each other (a negative variance). */
    ZERO_VARIANCE("the outcomes of an arm do not vary, or its sums contradict each other"),
    /** Control is zero, so that nothing can be relative to it. */
    ZERO_BASELINE("control is zero, and nothing can be relative to it"),
    /** A ratio's denominator is zero. */
    ZERO_DENOMINATOR("the denominator of a ratio is zero");

    private final String reason;

    Undetermined(String reason) {
        this.reason = reason;
    }

    /**
     * The reason in words.
     *
     * @return a clause without a full stop
     */
    public String reason() {
        return reason;
    }
}
