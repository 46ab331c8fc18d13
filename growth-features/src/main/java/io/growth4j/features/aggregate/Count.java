package io.growth4j.features.aggregate;

import java.util.Set;

/** How many events there are. */
record Count() implements Foldable, MergeableFold {
    @Override
    public Algebra algebra() {
        return Algebra.GROUP;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG);
    }

    @Override
    public void compute(Runs runs, Output out) {
        int[] counts = runs.counts();
        long[] wide = out.longs();
        int rows = runs.rows();
        for (int row = 0; row < rows; row++) {
            wide[row] = counts[row];
        }
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
        int[] counts = runs.counts();
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            cells[row] += counts[row];
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
