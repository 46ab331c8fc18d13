package io.growth4j.models.evaluation;

import io.growth4j.stat.EffectKind;

/**
 * A figure before and after. From 3 % to 8 % is 5 percentage points, or 166.7 % more; the ratio 267 % is neither.
 *
 * @param before the figure before, or of the control
 * @param after the figure after, or of the treatment
 */
public record Change(double before, double after) {
    /**
     * How much more it is.
     *
     * @param kind as a difference, or relative to the magnitude of before
     * @return positive for a rise; NaN relative to zero
     */
    public double rise(EffectKind kind) {
        double difference = after - before;
        return switch (kind) {
            case ABSOLUTE -> difference;
            case RELATIVE -> before == 0 ? Double.NaN : difference / Math.abs(before);
        };
    }

    /**
     * How much less it is.
     *
     * @param kind as a difference, or relative to the magnitude of before
     * @return positive for a fall; NaN relative to zero
     */
    public double reduction(EffectKind kind) {
        double rise = rise(kind);
        return rise == 0 ? 0 : -rise;
    }
}
