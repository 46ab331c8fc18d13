package io.growth4j.features.definition;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.Definition;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.report.Table;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which features to compute: the same value drives the batch, the training rows and the single user of a service.
 * Immutable, equal by content, thread-safe.
 *
 * @param features the features in the order of their columns; at least one, no two of one name
 * @param zone the zone whose calendar days and hours count
 */
public record FeatureSet(List<FeatureDefinition> features, ZoneId zone) implements Definition {
    /** Of the JSON: raised when older readers could not understand what is written. */
    static final int VERSION = 1;

    public FeatureSet {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a feature set needs at least one feature");
        }
        Set<String> names = new HashSet<>();
        for (FeatureDefinition definition : features) {
            if (!names.add(definition.feature().name())) {
                throw new IllegalArgumentException(
                        "two features are named '" + definition.feature().name() + "'");
            }
        }
    }

    /**
     * A set of features, with days of UTC.
     *
     * @param features the features in the order of their columns
     * @return the set
     */
    public static FeatureSet of(FeatureDefinition... features) {
        return new FeatureSet(Arrays.asList(features), ZoneOffset.UTC);
    }

    /**
     * These features, with the calendar of a zone.
     *
     * @param zone the zone
     * @return a new set
     */
    public FeatureSet in(ZoneId zone) {
        return new FeatureSet(features, zone);
    }

    /**
     * These features and more.
     *
     * @param more features to append
     * @return a new set
     */
    public FeatureSet with(FeatureDefinition... more) {
        return with(Arrays.asList(more));
    }

    /**
     * These features and more.
     *
     * @param more features to append
     * @return a new set
     */
    public FeatureSet with(List<FeatureDefinition> more) {
        List<FeatureDefinition> all = new ArrayList<>(features);
        all.addAll(more);
        return new FeatureSet(all, zone);
    }

    /**
     * The schema of every table and snapshot that holds these features. A feature's definition is its expression and the
     * zone.
     *
     * @return the schema
     */
    public FeatureSchema schema() {
        Map<Feature, String> definitions = new LinkedHashMap<>();
        for (FeatureDefinition definition : features) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("expression", definition.expression());
            members.put("zone", zone);
            definitions.put(definition.feature(), CanonicalJson.of("Computed", members));
        }
        return FeatureSchema.of(definitions);
    }

    /**
     * What is computed, to be read by people: a row per feature.
     *
     * @return name, kind of values, unit, expression and meaning of each feature
     */
    public Table table() {
        Table.Builder table =
                Table.of("features, calendar of " + zone, "feature", "holds", "unit", "computed from", "meaning");
        for (FeatureDefinition definition : features) {
            Feature feature = definition.feature();
            table.row(
                    feature.name(),
                    Kind.of(feature).name(),
                    feature.unit(),
                    Wording.of(definition.expression()),
                    feature.meaning());
        }
        return table.build();
    }

    /**
     * The canonical JSON, with its version: {@link FeatureSets#parse} makes an equal set of it.
     *
     * @return one line of JSON
     */
    @Override
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", VERSION);
        members.put("features", features);
        members.put("zone", zone);
        return CanonicalJson.of("FeatureSet", members);
    }
}
