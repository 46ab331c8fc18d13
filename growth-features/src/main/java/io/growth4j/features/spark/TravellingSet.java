package io.growth4j.features.spark;

import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A feature set on its way to executors: its JSON, and the classes of aggregations that are not the library's.
 *
 * @param json what {@link FeatureSet#toJson} wrote
 * @param own records, which the executors must have on their class path
 */
record TravellingSet(String json, List<Class<? extends Aggregation>> own) implements Serializable {
    /** Packs a set, and makes sure that an equal one arrives. */
    static TravellingSet of(FeatureSet features) {
        TravellingSet packed = new TravellingSet(features.toJson(), List.copyOf(own(features)));
        FeatureSet arrived;
        try {
            arrived = packed.features();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the feature set cannot travel to Spark's executors as JSON: " + e.getMessage(), e);
        }
        for (int i = 0; i < features.features().size(); i++) {
            FeatureDefinition sent = features.features().get(i);
            if (!sent.equals(arrived.features().get(i))) {
                throw new IllegalArgumentException("feature '" + sent.feature().name()
                        + "' cannot travel to Spark's executors: what is read of its JSON is not equal to it");
            }
        }
        return packed;
    }

    private static Set<Class<? extends Aggregation>> own(FeatureSet features) {
        Set<Class<? extends Aggregation>> own = new LinkedHashSet<>();
        for (FeatureDefinition definition : features.features()) {
            definition
                    .expression()
                    .aggregates()
                    .forEach(part -> own.add(part.aggregation().getClass()));
        }
        own.removeAll(Set.copyOf(Aggregations.all()));
        return own;
    }

    /** The set. */
    FeatureSet features() {
        return FeatureSets.parse(json, own);
    }
}
