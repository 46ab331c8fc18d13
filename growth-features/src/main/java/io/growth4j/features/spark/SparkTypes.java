package io.growth4j.features.spark;

import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/** Which of Spark's types can be columns of events. */
final class SparkTypes {
    private static final Map<DataType, StoredAs> SIMPLE = Map.of(
            DataTypes.ByteType, StoredAs.WHOLE,
            DataTypes.ShortType, StoredAs.WHOLE,
            DataTypes.IntegerType, StoredAs.WHOLE,
            DataTypes.LongType, StoredAs.WHOLE,
            DataTypes.FloatType, StoredAs.REAL,
            DataTypes.DoubleType, StoredAs.REAL,
            DataTypes.BooleanType, StoredAs.PLAIN,
            DataTypes.TimestampNTZType, StoredAs.PLAIN,
            DataTypes.TimestampType, StoredAs.INSTANT,
            DataTypes.DateType, StoredAs.DAY);

    private SparkTypes() {}

    /** How the values of a field are stored. */
    static StoredAs stored(StructField field) {
        DataType type = field.dataType();
        if (type instanceof StringType) {
            return StoredAs.PLAIN;
        }
        StoredAs stored = type instanceof DecimalType ? StoredAs.REAL : SIMPLE.get(type);
        if (stored == null) {
            throw new IllegalArgumentException("column '" + field.name() + "' is " + type.simpleString()
                    + ": only numbers, texts, booleans, dates and timestamps can be columns of events");
        }
        return stored;
    }
}
