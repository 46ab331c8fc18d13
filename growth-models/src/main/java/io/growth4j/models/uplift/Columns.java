package io.growth4j.models.uplift;

import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tables with a column more or less; the other columns are shared, not copied. */
final class Columns {
    private Columns() {}

    static UserTable without(UserTable table, Feature feature) {
        Map<Feature, String> definitions = definitions(table.schema());
        definitions.remove(table.schema().features().get(table.schema().slot(feature)));
        return copy(table, FeatureSchema.of(definitions)).build();
    }

    /** Adds a column behind the others. */
    static UserTable with(UserTable table, Feature.OfLong feature, String definition, long[] values) {
        Map<Feature, String> definitions = definitions(table.schema());
        definitions.put(feature, definition);
        return copy(table, FeatureSchema.of(definitions))
                .column(feature, values)
                .build();
    }

    static FeatureSchema withoutLast(FeatureSchema schema) {
        Map<Feature, String> definitions = definitions(schema);
        definitions.remove(schema.features().get(schema.size() - 1));
        return FeatureSchema.of(definitions);
    }

    private static Map<Feature, String> definitions(FeatureSchema schema) {
        Map<Feature, String> definitions = new LinkedHashMap<>();
        for (int slot = 0; slot < schema.size(); slot++) {
            definitions.put(schema.features().get(slot), schema.definition(slot));
        }
        return definitions;
    }

    private static UserTable.Builder copy(UserTable table, FeatureSchema schema) {
        long[] instants = new long[table.size()];
        Arrays.setAll(instants, table::asOfMillis);
        UserTable.Builder builder = UserTable.of(schema, table.keys(), instants);
        for (Feature feature : schema.features()) {
            if (table.schema().find(feature.name()).isPresent()) {
                copy(table, feature, builder);
            }
        }
        return builder;
    }

    private static void copy(UserTable table, Feature feature, UserTable.Builder builder) {
        int slot = table.schema().slot(feature);
        if (feature instanceof Feature.OfLong key) {
            builder.column(key, table.longs(key));
        } else if (feature instanceof Feature.OfInstant key) {
            builder.column(key, table.instants(key));
        } else if (feature instanceof Feature.OfDouble key) {
            builder.column(key, table.doubles(key));
        } else if (feature instanceof Feature.OfCategory key) {
            builder.column(key, table.codes(key), table.dictionary(slot));
        }
    }
}
