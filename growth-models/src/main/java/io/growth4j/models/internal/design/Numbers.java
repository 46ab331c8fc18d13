package io.growth4j.models.internal.design;

import io.growth4j.event.Absent;

/** How values become numbers, the same wherever a model learns, serves or is watched. */
public final class Numbers {
    private static final double MILLIS_PER_DAY = 86_400_000;

    private Numbers() {}

    /** A whole number as it is, an instant as its age in days; NaN if absent. */
    public static double of(long value, boolean instant, long asOfMillis) {
        if (value == Absent.LONG) {
            return Double.NaN;
        }
        return instant ? (asOfMillis - value) / MILLIS_PER_DAY : value;
    }
}
