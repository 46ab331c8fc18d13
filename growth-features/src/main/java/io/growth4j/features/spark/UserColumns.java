package io.growth4j.features.spark;

import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructType;

/** The columns of users: as tasks give them, under their numbers, and as they are handed out, under their names. */
final class UserColumns {
    private final ColumnType user;
    private final FeatureSchema schema;

    UserColumns(ColumnType user, FeatureSchema schema) {
        this.user = user;
        this.schema = schema;
        for (Feature feature : schema.features()) {
            String name = feature.name();
            if (name.equals(SparkFeatures.USER) || name.equals(SparkFeatures.AS_OF)) {
                throw new IllegalArgumentException("feature '" + name + "' has the name of a column of its own");
            }
        }
    }

    /** What {@link UserRows} gives. */
    StructType given() {
        StructType given = new StructType()
                .add("0", user == ColumnType.LONG ? DataTypes.LongType : DataTypes.StringType, false)
                .add("1", DataTypes.LongType, false);
        for (Feature feature : schema.features()) {
            given = given.add(String.valueOf(given.length()), type(feature), true);
        }
        return given;
    }

    private static DataType type(Feature feature) {
        return switch (Kind.of(feature)) {
            case LONG, INSTANT -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case CATEGORY -> DataTypes.StringType;
        };
    }

    /** What is made of it. */
    Column[] named() {
        List<Column> columns = new ArrayList<>();
        columns.add(functions.col("0").as(SparkFeatures.USER));
        columns.add(functions.timestamp_millis(functions.col("1")).as(SparkFeatures.AS_OF));
        for (int slot = 0; slot < schema.size(); slot++) {
            Feature feature = schema.features().get(slot);
            Column given = functions.col(String.valueOf(slot + 2));
            Column value = Kind.of(feature) == Kind.INSTANT ? functions.timestamp_millis(given) : given;
            columns.add(value.as(feature.name(), metadata(feature, schema.definition(slot))));
        }
        return columns.toArray(Column[]::new);
    }

    /** Tables keep it; catalogues show the comment. */
    private static Metadata metadata(Feature feature, String definition) {
        return new MetadataBuilder()
                .putString("comment", feature.meaning())
                .putString("growth4j.unit", feature.unit())
                .putString("growth4j.definition", definition)
                .build();
    }
}
