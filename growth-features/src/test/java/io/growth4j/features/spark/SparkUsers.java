package io.growth4j.features.spark;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Rows of users as maps, as {@code TableRows} makes them of tables. */
final class SparkUsers {
    private SparkUsers() {}

    /** Values by feature name, by {@code user@instant}; two rows of one key are an error. */
    static Map<String, Map<String, Object>> of(List<Row> users) {
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        for (Row user : users) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int column = 2; column < user.length(); column++) {
                Object value = user.get(column);
                values.put(
                        user.schema().fieldNames()[column],
                        value instanceof Timestamp time
                                ? (Object) time.toInstant().toEpochMilli()
                                : value);
            }
            String key = user.get(0) + "@" + user.getTimestamp(1).toInstant();
            if (rows.put(key, values) != null) {
                throw new AssertionError("two rows of " + key);
            }
        }
        return rows;
    }
}
