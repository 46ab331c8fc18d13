package io.growth4j.models.ltv;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.user.UserKeys;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PurchaseSummaries} are made of: columns of equal length, checked as they come in, absent where nothing is
 * known. Each change makes a copy that shares the columns.
 */
final class SummaryColumns {
    final TimeScale unit;
    final long[] repeats;
    final double[] recencies;
    final double[] ages;
    double @Nullable [] weights;
    double @Nullable [] spends;
    double @Nullable [] spacings;
    long @Nullable [] holdouts;
    double holdoutLength;

    @Nullable
    UserKeys keys;

    String definition;
    long[] repeatsByPeriod = new long[0];

    private SummaryColumns(TimeScale unit, long[] repeats, double[] recencies, double[] ages, String definition) {
        this.unit = unit;
        this.repeats = repeats;
        this.recencies = recencies;
        this.ages = ages;
        this.definition = definition;
    }

    static SummaryColumns of(TimeScale unit, long[] repeats, double[] recencies, double[] ages) {
        requireLength("recencies", recencies.length, repeats.length);
        requireLength("ages", ages.length, repeats.length);
        for (int row = 0; row < repeats.length; row++) {
            String broken = CustomerSummary.brokenRule(repeats[row], recencies[row], ages[row]);
            if (broken != null) {
                throw new IllegalArgumentException("row " + row + " (repeats " + repeats[row] + ", recency "
                        + recencies[row] + ", age " + ages[row] + "): " + broken);
            }
        }
        String definition = CanonicalJson.of("columns", Map.of("unit", unit));
        return new SummaryColumns(unit, repeats, recencies, ages, definition);
    }

    private static void requireLength(String what, int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException(length + " " + what + " for " + rows + " rows");
        }
    }

    private SummaryColumns copy() {
        SummaryColumns copy = new SummaryColumns(unit, repeats, recencies, ages, definition);
        copy.weights = weights;
        copy.spends = spends;
        copy.spacings = spacings;
        copy.holdouts = holdouts;
        copy.holdoutLength = holdoutLength;
        copy.keys = keys;
        copy.repeatsByPeriod = repeatsByPeriod;
        return copy;
    }

    SummaryColumns withWeights(double[] weights) {
        requireLength("weights", weights.length, repeats.length);
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] > 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "row " + row + ": weight " + weights[row] + " must be a number above 0");
            }
        }
        SummaryColumns copy = copy();
        copy.weights = weights;
        return copy;
    }

    SummaryColumns withSpends(double[] spends) {
        requireLength("mean spends", spends.length, repeats.length);
        SummaryColumns copy = copy();
        copy.spends = spends;
        return copy;
    }

    SummaryColumns withSpacings(double[] spacings) {
        requireLength("spacings", spacings.length, repeats.length);
        for (int row = 0; row < spacings.length; row++) {
            double even = repeats[row] < 2 ? 0 : -repeats[row] * Math.log((double) repeats[row]);
            if (spacings[row] > even + 1e-6 * (1 - even) || spacings[row] == Double.NEGATIVE_INFINITY) {
                throw new IllegalArgumentException("row " + row + ": spacing " + spacings[row] + " of " + repeats[row]
                        + " gaps must be finite and at most " + even + ", that of equal gaps");
            }
        }
        SummaryColumns copy = copy();
        copy.spacings = spacings;
        return copy;
    }

    SummaryColumns withHoldout(double length, long[] purchases) {
        requireLength("hold-out counts", purchases.length, repeats.length);
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("hold-out length " + length + " must be above 0");
        }
        SummaryColumns copy = copy();
        copy.holdouts = purchases;
        copy.holdoutLength = length;
        return copy;
    }

    SummaryColumns withKeys(UserKeys keys) {
        requireLength("keys", keys.size(), repeats.length);
        SummaryColumns copy = copy();
        copy.keys = keys;
        return copy;
    }

    SummaryColumns withOrigin(String definition, long[] repeatsByPeriod) {
        SummaryColumns copy = copy();
        copy.definition = definition;
        copy.repeatsByPeriod = repeatsByPeriod;
        return copy;
    }

    /** The rows with some numbers, in this order; repeats by period, which are of all rows, are left out. */
    SummaryColumns rows(int... rows) {
        SummaryColumns some = new SummaryColumns(
                unit, select(repeats, rows), select(recencies, rows), select(ages, rows), definition);
        some.weights = weights == null ? null : select(weights, rows);
        some.spends = spends == null ? null : select(spends, rows);
        some.spacings = spacings == null ? null : select(spacings, rows);
        some.holdouts = holdouts == null ? null : select(holdouts, rows);
        some.holdoutLength = holdoutLength;
        some.keys = keys == null ? null : keys.select(rows);
        return some;
    }

    private static long[] select(long[] column, int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> column[row]).toArray();
    }

    private static double[] select(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
    }
}
