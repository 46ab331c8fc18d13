package io.growth4j.features.aggregate;

import io.growth4j.event.EventSchema.ColumnType;
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
     * The kind of a column's values.
     *
     * @param type how the column is stored
     * @return the kind that holds them
     */
    public static Kind of(ColumnType type) {
        return switch (type) {
            case LONG -> LONG;
            case DOUBLE -> DOUBLE;
            case TEXT -> CATEGORY;
        };
    }

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
