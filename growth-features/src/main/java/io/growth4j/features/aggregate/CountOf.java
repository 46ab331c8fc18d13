package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import java.util.Set;

/**
 * How many events have a value of a column.
 *
 * @param column the column's name
 */
record CountOf(String column) implements Foldable, MergeableFold {
    @Override
    public Algebra algebra() {
        return Algebra.GROUP;
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
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] counts = out.longs();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean continues = row > 0 && starts[row] == starts[row - 1];
            counts[row] = continues
                    ? counts[row - 1] + count(runs, ends[row - 1], ends[row])
                    : count(runs, starts[row], ends[row]);
        }
    }

    private int count(Runs runs, int from, int to) {
        return switch (runs.type(column)) {
            case TEXT -> codes(runs.codes(column), from, to);
            case LONG -> longs(runs.longs(column), from, to);
            case DOUBLE -> doubles(runs.doubles(column), from, to);
        };
    }

    private static int codes(int[] codes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += codes[i] >= 0 ? 1 : 0;
        }
        return count;
    }

    private static int longs(long[] values, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += values[i] != Absent.LONG ? 1 : 0;
        }
        return count;
    }

    private static int doubles(double[] values, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += Double.isNaN(values[i]) ? 0 : 1;
        }
        return count;
    }

    @Override
    public Fold fold() {
        return this;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void add(Runs runs, States states) {
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            cells[row] += count(runs, runs.starts()[row], runs.ends()[row]);
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        System.arraycopy(states.cells(), 0, out.longs(), 0, runs.rows());
    }

    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        states.sum(other, otherRow, row);
    }
}
