package io.growth4j.features.aggregate;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import java.util.Map;
import java.util.Set;

/** Checks and look-up tables for the columns of runs. */
final class Columns {
    private Columns() {}

    /** Refuses a column whose values do not fit the kind of the result. */
    static void require(Runs runs, String column, Kind kind) {
        ColumnType needed = switch (kind) {
            case LONG, INSTANT -> ColumnType.LONG;
            case DOUBLE -> ColumnType.DOUBLE;
            case CATEGORY -> ColumnType.TEXT;
        };
        if (runs.type(column) != needed) {
            throw new IllegalArgumentException(
                    "column '" + column + "' is " + runs.type(column) + ": a " + kind + " feature needs " + needed);
        }
    }

    /** By code: whether it is one of some event types. */
    static boolean[] members(Runs runs, Set<EventType> types) {
        Dictionary names = runs.dictionary(EventSchema.TYPE);
        boolean[] members = new boolean[names.size()];
        for (EventType type : types) {
            int code = names.code(type.name());
            if (code >= 0) {
                members[code] = true;
            }
        }
        return members;
    }

    /** By code: the weight of the event type, 0 for those not named. */
    static double[] weights(Runs runs, Map<EventType, Double> weights) {
        Dictionary names = runs.dictionary(EventSchema.TYPE);
        double[] table = new double[names.size()];
        weights.forEach((type, weight) -> {
            int code = names.code(type.name());
            if (code >= 0) {
                table[code] = weight;
            }
        });
        return table;
    }
}
