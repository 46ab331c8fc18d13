package io.growth4j.features.aggregate;

import java.util.Set;

/**
 * About a quantile of a column of numbers: exact for few of them, estimated by a t-digest from there on.
 *
 * @param column the column's name
 * @param q the quantile, 0 to 1
 * @param compression about how many clusters are kept
 */
record QuantileSketch(String column, double q, int compression) implements Foldable {
    private static final int LEAST_COMPRESSION = 10;
    private static final int MOST_COMPRESSION = 1000;

    QuantileSketch {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("quantile " + q + " of '" + column + "' is not within 0 and 1");
        }
        if (compression < LEAST_COMPRESSION || compression > MOST_COMPRESSION) {
            throw new IllegalArgumentException("compression " + compression + " of the sketch of '" + column
                    + "' is not within " + LEAST_COMPRESSION + " and " + MOST_COMPRESSION);
        }
    }

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
        QuantileState state = new QuantileState(compression);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean continues = row > 0 && starts[row] == starts[row - 1];
            if (!continues) {
                state.clear();
            }
            QuantileFold.add(runs, column, continues ? ends[row - 1] : starts[row], ends[row], state);
            out.doubles()[row] = state.quantile(q);
        }
    }

    @Override
    public Fold fold() {
        return new QuantileFold(column, compression);
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        QuantileState state = new QuantileState(compression);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            state.load(states.list(row));
            out.doubles()[row] = state.quantile(q);
        }
    }
}
