package io.growth4j.user;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.Definition;
import io.growth4j.definition.UnknownName;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The features of a snapshot or table, in order, each with the definition it was computed by.
 *
 * <p>Every snapshot and table carries its schema and every saved model stores one; models compare schemas and never
 * interpret the definitions. Equal by content. Immutable and thread-safe; look-ups are O(1).
 */
public final class FeatureSchema implements Definition {
    private final List<Feature> features;
    private final List<String> definitions;
    private final Map<String, Integer> slots = new HashMap<>();
    private final String json;

    private FeatureSchema(Map<Feature, String> definitions) {
        this.features = List.copyOf(definitions.keySet());
        this.definitions = List.copyOf(definitions.values());
        for (Feature feature : features) {
            if (slots.put(feature.name(), slots.size()) != null) {
                throw new IllegalArgumentException("two features are named '" + feature.name() + "'");
            }
        }
        List<Map<String, Object>> members = features.stream()
                .map(feature ->
                        Map.<String, Object>of("feature", feature, "definition", definitions.getOrDefault(feature, "")))
                .toList();
        this.json = CanonicalJson.of("FeatureSchema", Map.of("features", members));
    }

    /**
     * A schema of features whose definition is only their meaning; for hand-made snapshots and tests.
     *
     * @param features the features, in slot order
     * @return the schema
     */
    public static FeatureSchema of(Feature... features) {
        return of(List.of(features));
    }

    /**
     * A schema of features whose definition is only their meaning.
     *
     * @param features the features, in slot order
     * @return the schema
     */
    public static FeatureSchema of(Collection<? extends Feature> features) {
        Map<Feature, String> definitions = new LinkedHashMap<>();
        for (Feature feature : features) {
            if (definitions.put(feature, CanonicalJson.of(feature.meaning())) != null) {
                throw new IllegalArgumentException("two features are named '" + feature.name() + "'");
            }
        }
        return new FeatureSchema(definitions);
    }

    /**
     * A schema of features and their definitions.
     *
     * @param definitions canonical JSON text by feature, in slot order (an ordered map)
     * @return the schema
     */
    public static FeatureSchema of(Map<? extends Feature, String> definitions) {
        return new FeatureSchema(new LinkedHashMap<>(definitions));
    }

    /**
     * The features.
     *
     * @return all, in slot order
     */
    public List<Feature> features() {
        return features;
    }

    /**
     * How many features there are.
     *
     * @return the number of slots
     */
    public int size() {
        return features.size();
    }

    /**
     * How a feature was computed.
     *
     * @param slot the feature's slot
     * @return canonical JSON text
     */
    public String definition(int slot) {
        return definitions.get(slot);
    }

    /**
     * The position of a feature.
     *
     * @param feature the feature; type, unit and name must agree, the meaning may differ
     * @return its slot
     * @throws IllegalArgumentException if it is not here (with near misses), or is here with another type or unit
     */
    public int slot(Feature feature) {
        Integer slot = slots.get(feature.name());
        if (slot == null) {
            throw UnknownName.of("feature", feature.name(), slots.keySet());
        }
        Feature here = features.get(slot);
        if (here.getClass() != feature.getClass() || !here.unit().equals(feature.unit())) {
            throw new IllegalArgumentException("feature '" + feature.name() + "' is " + describe(here)
                    + " in this schema, but " + describe(feature) + " is needed");
        }
        return slot;
    }

    private static String describe(Feature feature) {
        String type = feature.getClass().getSimpleName().substring(2).toLowerCase(java.util.Locale.ROOT);
        return feature.unit().isEmpty() ? "a " + type : "a " + type + " in " + feature.unit();
    }

    /**
     * The position of the feature of a name, which may not be there.
     *
     * @param name the name
     * @return its slot, or empty
     */
    public OptionalInt find(String name) {
        Integer slot = slots.get(name);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /**
     * What another schema has differently.
     *
     * @param other the other schema
     * @return one line per feature that is missing, new, moved or differently defined; empty if the schemas are equal
     */
    public List<String> differences(FeatureSchema other) {
        List<String> lines = new java.util.ArrayList<>();
        for (Feature feature : features) {
            Integer there = other.slots.get(feature.name());
            int here = Objects.requireNonNull(slots.get(feature.name()));
            if (there == null) {
                lines.add("'" + feature.name() + "' is missing");
            } else if (!other.features.get(there).equals(feature)
                    || !other.definitions.get(there).equals(definitions.get(here))) {
                lines.add("'" + feature.name() + "' is defined as " + other.definitions.get(there) + ", not "
                        + definitions.get(here));
            } else if (there != here) {
                lines.add("'" + feature.name() + "' is at position " + there + ", not " + here);
            }
        }
        for (Feature feature : other.features) {
            if (!slots.containsKey(feature.name())) {
                lines.add("'" + feature.name() + "' is new");
            }
        }
        return lines;
    }

    @Override
    public String toJson() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof FeatureSchema that && json.equals(that.json));
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }
}
