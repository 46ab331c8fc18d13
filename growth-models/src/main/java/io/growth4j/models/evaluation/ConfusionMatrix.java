package io.growth4j.models.evaluation;

/**
 * What happened against what a threshold decided. Ratios are 0 to 1, and NaN where they would divide by zero.
 *
 * @param truePositives decided yes, and it happened
 * @param falsePositives decided yes, but it did not happen
 * @param trueNegatives decided no, and it did not happen
 * @param falseNegatives decided no, but it happened
 */
public record ConfusionMatrix(long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {
    /**
     * The share of decisions that were right.
     *
     * @return (TP + TN) / all
     */
    public double accuracy() {
        return ratio(truePositives + trueNegatives, count());
    }

    /**
     * The share of yes decisions that were right.
     *
     * @return TP / (TP + FP)
     */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /**
     * The share of what happened that was foreseen.
     *
     * @return TP / (TP + FN)
     */
    public double recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /**
     * The share of what did not happen that was foreseen.
     *
     * @return TN / (TN + FP)
     */
    public double specificity() {
        return ratio(trueNegatives, trueNegatives + falsePositives);
    }

    /**
     * The harmonic mean of precision and recall (van Rijsbergen 1979).
     *
     * @return 2·TP / (2·TP + FP + FN)
     */
    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /**
     * The number of decisions.
     *
     * @return the sum of the four cells
     */
    public long count() {
        return truePositives + falsePositives + trueNegatives + falseNegatives;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
