package io.growth4j.models.evaluation;

import io.growth4j.stat.Interval;

/**
 * Whether one model ranks the same users better than another (DeLong, DeLong and Clarke-Pearson 1988).
 *
 * @param first the AUC of the first model
 * @param second the AUC of the second model
 * @param interval of first − second
 * @param pValue two-sided, of no difference; NaN if the two rank alike
 */
public record AucDifference(double first, double second, Interval interval, double pValue) {
    /**
     * How much better the first is.
     *
     * @return first − second
     */
    public double difference() {
        return first - second;
    }
}
