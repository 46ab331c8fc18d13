package io.growth4j.features.aggregate;

import io.growth4j.user.Feature;

/** How a feature's values are stored. */
public enum Kind {
    /** Whole numbers: {@code long[]}. */
    LONG,
    /** Milliseconds since 1970-01-01T00:00Z: {@code long[]}. */
    INSTANT,
    /** Real numbers: {@code double[]}. */
    DOUBLE,
    /** Dictionary codes: {@code int[]}. */
    CATEGORY;

    /**
     * The kind of a feature.
     *
     * @param feature the feature
     * @return how its values are stored
     */
    public static Kind of(Feature feature) {
        if (feature instanceof Feature.OfLong) {
            return LONG;
        }
        if (feature instanceof Feature.OfInstant) {
            return INSTANT;
        }
        return feature instanceof Feature.OfDouble ? DOUBLE : CATEGORY;
    }
}
