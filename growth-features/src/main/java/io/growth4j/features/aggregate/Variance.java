package io.growth4j.features.aggregate;

import java.util.Set;

/**
 * The population variance of a column of numbers: squares of distances from the mean, over their number.
 *
 * @param column the column's name
 */
record Variance(String column) implements Aggregation {
    @Override
    public Algebra algebra() {
        return Algebra.MONOID;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.DOUBLE);
    }

    @Override
    public Set<String> columns() {
        return Set.of(column);
    }

    @Override
    public void compute(Runs runs, Output out) {
        Numbers numbers = new Numbers();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            numbers.collect(runs, column, row);
            out.doubles()[row] = numbers.variance();
        }
    }
}
