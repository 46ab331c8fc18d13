package io.growth4j.models.internal.artefact;

import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One feature with its definition, as it stands in a file. */
public record SavedFeature(String type, String name, String unit, String meaning, String definition) {
    /** The features of a schema. */
    public static List<SavedFeature> of(FeatureSchema schema) {
        List<SavedFeature> saved = new ArrayList<>();
        for (Feature feature : schema.features()) {
            String type = feature.getClass().getSimpleName().substring(2);
            String definition = schema.definition(saved.size());
            saved.add(new SavedFeature(type, feature.name(), feature.unit(), feature.meaning(), definition));
        }
        return saved;
    }

    /** The schema of saved features. */
    public static FeatureSchema schema(List<SavedFeature> features) {
        Map<Feature, String> definitions = new LinkedHashMap<>();
        features.forEach(saved -> definitions.put(saved.feature(), saved.definition));
        return FeatureSchema.of(definitions);
    }

    /** Refuses features other than those that a file was made for, with the list of what differs. */
    public static void requireEqual(Path file, List<SavedFeature> features, FeatureSchema given) {
        FeatureSchema trainedOn = schema(features);
        if (!trainedOn.equals(given)) {
            throw new IllegalArgumentException(
                    file + " was trained on other features: " + String.join("; ", trainedOn.differences(given)));
        }
    }

    private Feature feature() {
        return switch (type) {
            case "Long" -> new Feature.OfLong(name, unit, meaning);
            case "Double" -> new Feature.OfDouble(name, unit, meaning);
            case "Instant" -> new Feature.OfInstant(name, meaning);
            case "Category" -> new Feature.OfCategory(name, meaning);
            default -> throw new IllegalArgumentException("feature '" + name + "' is of unknown type " + type);
        };
    }
}
