package io.growth4j.features.aggregate;

import java.util.Set;

/**
 * The population variance of a column of numbers, one value after the other (Welford 1962), so that a state can go on.
 *
 * @param column the column's name
 */
record Variance(String column) implements Foldable, MergeableFold {
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
    public Fold fold() {
        return this;
    }

    /** The number of values, their mean, and the sum of the squares of their distances from it. */
    @Override
    public int width() {
        return 3;
    }

    @Override
    public void add(Runs runs, States states) {
        Numbers numbers = new Numbers();
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            numbers.collect(runs, column, row);
            int at = 3 * row;
            long count = cells[at];
            double mean = Double.longBitsToDouble(cells[at + 1]);
            double squares = Double.longBitsToDouble(cells[at + 2]);
            for (int i = 0; i < numbers.count; i++) {
                double distance = numbers.values[i] - mean;
                mean += distance / ++count;
                squares += distance * (numbers.values[i] - mean);
            }
            cells[at] = count;
            cells[at + 1] = Double.doubleToRawLongBits(mean);
            cells[at + 2] = Double.doubleToRawLongBits(squares);
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.doubles()[row] = Double.longBitsToDouble(cells[3 * row + 2]) / cells[3 * row];
        }
    }

    /** Chan, Golub and LeVeque 1979. */
    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        long[] cells = states.cells();
        long[] more = other.cells();
        int at = 3 * row;
        int from = 3 * otherRow;
        long count = cells[at] + more[from];
        if (more[from] == 0) {
            return;
        }
        double distance = Double.longBitsToDouble(more[from + 1]) - Double.longBitsToDouble(cells[at + 1]);
        double mean = Double.longBitsToDouble(cells[at + 1]) + distance * more[from] / count;
        double squares = Double.longBitsToDouble(cells[at + 2])
                + Double.longBitsToDouble(more[from + 2])
                + distance * distance * cells[at] * more[from] / count;
        cells[at] = count;
        cells[at + 1] = Double.doubleToRawLongBits(mean);
        cells[at + 2] = Double.doubleToRawLongBits(squares);
    }
}
