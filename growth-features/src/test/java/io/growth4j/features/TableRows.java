package io.growth4j.features;

import io.growth4j.user.Feature;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Tables as maps, to compare them whatever the order of their rows. */
public final class TableRows {
    private TableRows() {}

    /** Values by feature name, by {@code user@instant}. */
    public static Map<String, Map<String, Object>> of(UserTable table) {
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        for (int row = 0; row < table.size(); row++) {
            UserSnapshot user = table.row(row);
            rows.put(user.userId() + "@" + user.asOf(), values(user));
        }
        return rows;
    }

    public static Map<String, Object> values(UserSnapshot user) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int slot = 0; slot < user.schema().size(); slot++) {
            Feature feature = user.schema().features().get(slot);
            values.put(feature.name(), user.isPresent(slot) ? value(user, feature, slot) : null);
        }
        return values;
    }

    private static Object value(UserSnapshot user, Feature feature, int slot) {
        if (feature instanceof Feature.OfDouble) {
            return user.doubleAt(slot);
        }
        return feature instanceof Feature.OfCategory ? user.textAt(slot) : (Object) user.longAt(slot);
    }
}
