package io.growth4j.features.spark;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.source.EventMapping;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a Dataset that a mapping names.
 *
 * @param stored how each is stored, by its name
 */
record EventColumns(LinkedHashMap<String, StoredAs> stored) implements Serializable {
    static EventColumns of(StructType schema, EventMapping mapping) {
        List<String> names = Arrays.asList(schema.fieldNames());
        LinkedHashMap<String, StoredAs> stored = new LinkedHashMap<>();
        for (String column : mapping.columns().values()) {
            int index = names.indexOf(column);
            if (index < 0) {
                throw UnknownName.of("column in " + TaskDefinition.SOURCE, column, names);
            }
            if (index < names.lastIndexOf(column)) {
                throw new IllegalArgumentException("column '" + column + "' stands twice in " + TaskDefinition.SOURCE);
            }
            StructField field = schema.fields()[index];
            stored.put(column, SparkTypes.stored(field));
        }
        return new EventColumns(stored);
    }

    /** The type that is natural to each column. */
    Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        stored.forEach((name, storage) -> types.put(name, storage.natural()));
        return types;
    }

    /** How a column is stored. */
    StoredAs stored(String column) {
        return Objects.requireNonNull(stored.get(column));
    }

    /** What is sent of a column, under the column's name. */
    Column sent(String column) {
        return stored(column).sent(named(column)).as(column);
    }

    /** A column by its exact name, whatever characters it has. */
    static Column named(String column) {
        return functions.col('`' + column.replace("`", "``") + '`');
    }
}
