package io.growth4j.models.evaluation;

/**
 * One threshold that a model must meet.
 *
 * @param measure the name of the figure, for example one of {@link Measures}
 * @param bound on which side of the threshold the figure must be
 * @param threshold the limit, itself accepted
 * @param reference what the threshold stands for, for example the name of a baseline; may be empty
 * @param required whether the model fails if the figure was not measured; if not, the gate waits for it
 */
public record Gate(String measure, Bound bound, double threshold, String reference, boolean required) {
    /** On which side of a threshold is good. */
    public enum Bound {
        /** The figure must not be below the threshold. */
        AT_LEAST,
        /** The figure must not be above the threshold. */
        AT_MOST
    }

    public Gate {
        if (measure.isEmpty() || Double.isNaN(threshold)) {
            throw new IllegalArgumentException(
                    "a gate needs a measure and a threshold: '" + measure + "', " + threshold);
        }
    }

    /**
     * A figure that must reach a threshold.
     *
     * @param measure the name of the figure
     * @param threshold the least that is accepted
     * @return a required gate
     */
    public static Gate atLeast(String measure, double threshold) {
        return new Gate(measure, Bound.AT_LEAST, threshold, "", true);
    }

    /**
     * A figure that must not exceed a threshold.
     *
     * @param measure the name of the figure
     * @param threshold the most that is accepted
     * @return a required gate
     */
    public static Gate atMost(String measure, double threshold) {
        return new Gate(measure, Bound.AT_MOST, threshold, "", true);
    }

    /**
     * The same gate, which waits until its figure is measured.
     *
     * @return a gate that is not required
     */
    public Gate whenMeasured() {
        return new Gate(measure, bound, threshold, reference, false);
    }

    /**
     * The same gate, saying what its threshold stands for.
     *
     * @param name for example the name of a baseline
     * @return a gate with that reference
     */
    public Gate against(String name) {
        return new Gate(measure, bound, threshold, name, required);
    }

    /**
     * How much a figure lacks.
     *
     * @param measured the figure
     * @return 0 or less if it passes, NaN if it is NaN
     */
    double shortfall(double measured) {
        return bound == Bound.AT_LEAST ? threshold - measured : measured - threshold;
    }
}
