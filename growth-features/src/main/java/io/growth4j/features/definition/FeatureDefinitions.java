package io.growth4j.features.definition;

import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.Expression.Ratio;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Features that come in families: one for each value of a column, one for each hour of the day. */
public final class FeatureDefinitions {
    private static final int HOURS = 24;

    private FeatureDefinitions() {}

    /**
     * How many events have each of some values of a column: {@code prefix_value}, in events.
     *
     * @param prefix the beginning of the features' names
     * @param column a column of texts or whole numbers
     * @param filter which events count
     * @param window which time counts
     * @param values the values, one feature each
     * @return the features, in the order of the values
     */
    public static List<FeatureDefinition> counts(
            String prefix, String column, EventFilter filter, Window window, String... values) {
        return each(
                values,
                value -> new FeatureDefinition(
                        new Feature.OfLong(
                                prefix + "_" + value, "events", "events whose " + column + " is '" + value + "'"),
                        having(column, value, filter, window)));
    }

    /**
     * Which share of the events that have a value of a column have each of some: {@code prefix_value}; none without such an
     * event.
     *
     * @param prefix the beginning of the features' names
     * @param column a column of texts or whole numbers
     * @param filter which events count
     * @param window which time counts
     * @param values the values, one feature each
     * @return the features, in the order of the values
     */
    public static List<FeatureDefinition> shares(
            String prefix, String column, EventFilter filter, Window window, String... values) {
        Expression all = new Aggregate(Aggregations.count(column), filter, window);
        return each(
                values,
                value -> new FeatureDefinition(
                        new Feature.OfDouble(
                                prefix + "_" + value,
                                "",
                                "share of the events with a " + column + " whose " + column + " is '" + value + "'"),
                        new Ratio(having(column, value, filter, window), all)));
    }

    private static Expression having(String column, String value, EventFilter filter, Window window) {
        return new Aggregate(Aggregations.count(), filter.and(EventFilter.oneOf(column, value)), window);
    }

    private static List<FeatureDefinition> each(String[] values, Function<String, FeatureDefinition> define) {
        return Arrays.stream(values).map(define).toList();
    }

    /**
     * How many events there are in each hour of the day, by the wall clock: {@code prefix_0} to {@code prefix_23}, in
     * events.
     *
     * @param prefix the beginning of the features' names
     * @param filter which events count
     * @param window which time counts
     * @return 24 features
     */
    public static List<FeatureDefinition> hourHistogram(String prefix, EventFilter filter, Window window) {
        List<FeatureDefinition> features = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            Aggregation during = Aggregations.duringHours(hour, hour + 1);
            features.add(FeatureDefinition.of(
                    new Feature.OfLong(
                            prefix + "_" + hour,
                            "events",
                            "events from " + hour + ":00 to before " + (hour + 1) + ":00"),
                    during,
                    filter,
                    window));
        }
        return List.copyOf(features);
    }
}
