package io.growth4j.segment.rfm;

import io.growth4j.event.Absent;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number feature bound to a schema, read as a double: NaN where it is absent, so that it meets no condition.
 *
 * @param feature what is read
 * @param slot where it stands
 * @param whole whether it is a whole number
 */
record Reading(Feature feature, int slot, boolean whole) {
    static Reading of(Feature feature, FeatureSchema schema) {
        return new Reading(feature, schema.slot(feature), feature instanceof Feature.OfLong);
    }

    double of(UserSnapshot user) {
        if (!whole) {
            return user.doubleAt(slot);
        }
        long value = user.longAt(slot);
        return value == Absent.LONG ? Double.NaN : value;
    }

    double of(UserTable users, int row) {
        if (!whole) {
            return ((double[]) users.column(slot))[row];
        }
        long value = ((long[]) users.column(slot))[row];
        return value == Absent.LONG ? Double.NaN : value;
    }

    /** For example {@code days_since_order 3 ≤ 30 days}. */
    String atMost(UserSnapshot user, double cut) {
        return compared(user, of(user) <= cut ? " ≤ " : " > ", cut);
    }

    /** For example {@code orders 5 ≥ 3 orders}. */
    String atLeast(UserSnapshot user, double cut) {
        return compared(user, of(user) >= cut ? " ≥ " : " < ", cut);
    }

    private String compared(UserSnapshot user, String sign, double cut) {
        return named(user) + sign + (text(cut) + " " + feature.unit()).stripTrailing();
    }

    /** For example {@code orders 5}. */
    String named(UserSnapshot user) {
        double value = of(user);
        return feature.name() + " " + (Double.isNaN(value) ? "absent" : text(value));
    }

    /** At most two digits after the point, and none that say nothing. */
    static String text(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }
}
