package io.growth4j.features.arrow;

import io.growth4j.user.Feature;

/** The kinds of feature, by the names that stand in files. */
enum FeatureKind {
    LONG,
    DOUBLE,
    INSTANT,
    CATEGORY;

    static FeatureKind of(Feature feature) {
        if (feature instanceof Feature.OfLong) {
            return LONG;
        }
        if (feature instanceof Feature.OfDouble) {
            return DOUBLE;
        }
        return feature instanceof Feature.OfInstant ? INSTANT : CATEGORY;
    }

    Feature feature(String name, String unit, String meaning) {
        return switch (this) {
            case LONG -> new Feature.OfLong(name, unit, meaning);
            case DOUBLE -> new Feature.OfDouble(name, unit, meaning);
            case INSTANT -> new Feature.OfInstant(name, meaning);
            case CATEGORY -> new Feature.OfCategory(name, meaning);
        };
    }
}
