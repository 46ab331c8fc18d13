package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;

/**
 * The sketch of a column of numbers: all its quantiles share one.
 *
 * @param column the column's name
 * @param compression about how many clusters are kept
 */
record QuantileFold(String column, int compression) implements MergeableFold {
    /** All lies in the list. */
    @Override
    public int width() {
        return 0;
    }

    @Override
    public void add(Runs runs, States states) {
        QuantileState state = new QuantileState(compression);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            if (runs.starts()[row] < runs.ends()[row]) {
                state.load(states.list(row));
                add(runs, column, runs.starts()[row], runs.ends()[row], state);
                states.list(row, state.toLongs());
            }
        }
    }

    /** Gives the finite values of some entries to a state. */
    static void add(Runs runs, String column, int from, int to, QuantileState state) {
        if (runs.type(column) == ColumnType.LONG) {
            long[] values = runs.longs(column);
            for (int i = from; i < to; i++) {
                if (values[i] != Absent.LONG) {
                    state.add((double) values[i]);
                }
            }
        } else {
            Columns.require(runs, column, Kind.DOUBLE);
            double[] values = runs.doubles(column);
            for (int i = from; i < to; i++) {
                if (Double.isFinite(values[i])) {
                    state.add(values[i]);
                }
            }
        }
    }

    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        QuantileState both = new QuantileState(compression);
        both.load(states.list(row));
        QuantileState more = new QuantileState(compression);
        more.load(other.list(otherRow));
        both.add(more);
        states.list(row, both.toLongs());
    }
}
