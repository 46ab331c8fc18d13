package io.growth4j.features.definition;

import io.growth4j.definition.Definition;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;

/**
 * A feature and the expression it is computed by.
 *
 * @param feature its name, unit and meaning
 * @param expression how it is computed; it must be able to have values of the feature's type
 */
public record FeatureDefinition(Feature feature, Expression expression) implements Definition {
    public FeatureDefinition {
        if (!expression.kinds().contains(Kind.of(feature))) {
            throw new IllegalArgumentException("feature '" + feature.name() + "' holds " + Kind.of(feature) + ", but "
                    + expression.toJson() + " gives " + expression.kinds());
        }
    }

    /**
     * An aggregation over all events.
     *
     * @param feature the feature
     * @param aggregation how the events become one value
     * @return the definition
     */
    public static FeatureDefinition of(Feature feature, Aggregation aggregation) {
        return of(feature, aggregation, EventFilter.ALL, Window.ALL);
    }

    /**
     * An aggregation over some events.
     *
     * @param feature the feature
     * @param aggregation how the events become one value
     * @param filter which events count
     * @return the definition
     */
    public static FeatureDefinition of(Feature feature, Aggregation aggregation, EventFilter filter) {
        return of(feature, aggregation, filter, Window.ALL);
    }

    /**
     * An aggregation over some events of some time.
     *
     * @param feature the feature
     * @param aggregation how the events become one value
     * @param filter which events count
     * @param window which time counts
     * @return the definition
     */
    public static FeatureDefinition of(Feature feature, Aggregation aggregation, EventFilter filter, Window window) {
        return new FeatureDefinition(feature, new Expression.Aggregate(aggregation, filter, window));
    }
}
