package io.growth4j.features.aggregate;

import java.util.Set;

/**
 * A quantile of a column of numbers, exact, type 7 (Hyndman and Fan 1996).
 *
 * @param column the column's name
 * @param q the quantile, 0 to 1
 */
record Quantile(String column, double q) implements Aggregation {
    Quantile {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("quantile " + q + " of '" + column + "' is not within 0 and 1");
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
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
            out.doubles()[row] = numbers.quantile(q);
        }
    }
}
