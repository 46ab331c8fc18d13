package io.growth4j.stat;

/**
 * An interval estimate.
 *
 * @param low its lower end; negative infinity where it has none
 * @param high its upper end; positive infinity where it has none
 * @param level the share of such intervals that cover the truth, for example 0.95
 */
public record Interval(double low, double high, double level) {
    /**
     * Whether a value lies inside or on an end.
     *
     * @param value the value
     * @return true if it does
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /**
     * The distance between the ends.
     *
     * @return high minus low
     */
    public double width() {
        return high - low;
    }
}
