package io.growth4j.features.aggregate;

import java.util.Set;

/**
 * About how many different values a column has: exact below {@code 2^precision / 8}, estimated from there on.
 *
 * @param column the column's name
 * @param precision the sketch takes {@code 2^precision} bytes
 */
record DistinctSketch(String column, int precision) implements Foldable, MergeableFold {
    private static final int LEAST_PRECISION = 4;
    private static final int MOST_PRECISION = 18;

    DistinctSketch {
        if (precision < LEAST_PRECISION || precision > MOST_PRECISION) {
            throw new IllegalArgumentException("precision " + precision + " of the sketch of '" + column
                    + "' is not within " + LEAST_PRECISION + " and " + MOST_PRECISION);
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.MONOID;
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
        HashPass hashes = HashPass.of(runs, column);
        DistinctState state = new DistinctState(precision);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean continues = row > 0 && starts[row] == starts[row - 1];
            if (!continues) {
                state.clear();
            }
            hashes.add(runs, continues ? ends[row - 1] : starts[row], ends[row], state);
            out.longs()[row] = state.count();
        }
    }

    @Override
    public Fold fold() {
        return this;
    }

    /** All lies in the list. */
    @Override
    public int width() {
        return 0;
    }

    @Override
    public void add(Runs runs, States states) {
        HashPass hashes = HashPass.of(runs, column);
        DistinctState state = new DistinctState(precision);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            if (runs.starts()[row] < runs.ends()[row]) {
                state.load(states.list(row));
                hashes.add(runs, runs.starts()[row], runs.ends()[row], state);
                states.list(row, state.toLongs());
            }
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        DistinctState state = new DistinctState(precision);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            state.load(states.list(row));
            out.longs()[row] = state.count();
        }
    }

    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        DistinctState both = new DistinctState(precision);
        both.load(states.list(row));
        DistinctState more = new DistinctState(precision);
        more.load(other.list(otherRow));
        both.add(more);
        states.list(row, both.toLongs());
    }
}
