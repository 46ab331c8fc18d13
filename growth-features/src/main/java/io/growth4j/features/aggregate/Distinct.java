package io.growth4j.features.aggregate;

import io.growth4j.event.EventSchema.ColumnType;
import java.util.Set;

/**
 * How many different values a column of texts or whole numbers has, exactly; absent values do not count.
 *
 * @param column the column's name
 */
record Distinct(String column) implements Aggregation {
    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG);
    }

    @Override
    public Set<String> columns() {
        return Set.of(column);
    }

    @Override
    public void compute(Runs runs, Output out) {
        int[] counts = counts(runs);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = counts[row];
        }
    }

    private int[] counts(Runs runs) {
        if (runs.type(column) != ColumnType.TEXT) {
            return DistinctPass.of(runs, column).counts;
        }
        boolean isSmall = runs.dictionary(column).size() <= CodeSetPass.MAX_TEXTS;
        return isSmall ? CodeSetPass.of(runs, column).counts : CategoryPass.of(runs, column).distinct;
    }
}
