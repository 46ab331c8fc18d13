package io.growth4j.models.evaluation;

/**
 * Whether a model has learned its training data by heart: the same figure on the data it has seen and on data it has
 * not.
 *
 * @param inSample the figure on the training rows
 * @param outOfSample the figure on rows held back
 */
public record OverfitCheck(double inSample, double outOfSample) {
    /** A gap in accuracy above this is a sign of overfitting; common practice. */
    public static final double STANDARD_LIMIT = 0.10;

    /**
     * How much better the model looks on what it has seen.
     *
     * @return in-sample minus out-of-sample
     */
    public double gap() {
        return inSample - outOfSample;
    }

    /**
     * Whether the gap is too wide.
     *
     * @param limit the widest that is accepted, for example {@link #STANDARD_LIMIT}
     * @return true above the limit, and true if the gap is unknown
     */
    public boolean isOverfit(double limit) {
        return !(gap() <= limit);
    }
}
