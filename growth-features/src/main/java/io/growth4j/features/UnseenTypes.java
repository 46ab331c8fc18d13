package io.growth4j.features;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.EventSchema;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter.Condition;
import io.growth4j.features.filter.EventFilter.NoneOf;
import io.growth4j.features.filter.EventFilter.OneOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the event types that the filters of a feature set probably misspell. */
final class UnseenTypes {
    /** A log of more types than this has texts of another sort there: their neighbourhoods would say nothing. */
    private static final int MOST_TYPES = 1000;

    private UnseenTypes() {}

    /** The types that no event has but that are near to one that some event has, each with those. */
    static Map<String, List<String>> of(FeatureSet features, Set<String> seen) {
        Map<String, List<String>> unseen = new TreeMap<>();
        if (seen.size() > MOST_TYPES) {
            return unseen;
        }
        for (String type : named(features)) {
            List<String> near = seen.contains(type) ? List.of() : UnknownName.nearest(type, seen);
            if (!near.isEmpty()) {
                unseen.put(type, near);
            }
        }
        return unseen;
    }

    private static Set<String> named(FeatureSet features) {
        List<Condition> conditions = new ArrayList<>();
        for (FeatureDefinition definition : features.features()) {
            definition
                    .expression()
                    .aggregates()
                    .forEach(part -> conditions.addAll(part.filter().conditions()));
        }
        Set<String> named = new TreeSet<>();
        for (Condition condition : conditions) {
            if (condition.column().equals(EventSchema.TYPE)) {
                named.addAll(condition instanceof OneOf some ? some.values() : Set.of());
                named.addAll(condition instanceof NoneOf none ? none.values() : Set.of());
            }
        }
        return named;
    }
}
