package io.growth4j.features.internal.engine;

import io.growth4j.event.Dictionary;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import org.jspecify.annotations.Nullable;

/** Columns of features as plain arrays. */
public final class FeatureColumns {
    private static final Dictionary NO_TEXTS = new Dictionary();

    private FeatureColumns() {}

    /** An array for values of a kind. */
    public static Object array(Kind kind, int length) {
        return switch (kind) {
            case LONG, INSTANT -> new long[length];
            case DOUBLE -> new double[length];
            case CATEGORY -> new int[length];
        };
    }

    /** Puts a feature's values into a table. */
    public static void put(UserTable.Builder table, Feature feature, Object values, @Nullable Dictionary texts) {
        if (feature instanceof Feature.OfLong whole) {
            table.column(whole, (long[]) values);
        } else if (feature instanceof Feature.OfInstant instant) {
            table.column(instant, (long[]) values);
        } else if (feature instanceof Feature.OfDouble real) {
            table.column(real, (double[]) values);
        } else {
            table.column((Feature.OfCategory) feature, (int[]) values, texts == null ? NO_TEXTS : texts);
        }
    }
}
